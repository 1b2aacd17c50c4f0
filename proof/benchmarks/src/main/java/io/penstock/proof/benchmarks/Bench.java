package io.penstock.proof.benchmarks;

import io.penstock.cli.Version;
import io.penstock.proof.benchmarks.run.BenchException;
import io.penstock.proof.benchmarks.run.BenchIngress;
import io.penstock.proof.benchmarks.run.BenchIngressParts;
import io.penstock.proof.benchmarks.run.BenchLatency;
import io.penstock.proof.benchmarks.run.BenchProcessor;
import io.penstock.proof.benchmarks.run.BenchPull;
import io.penstock.proof.benchmarks.run.BenchRestore;
import io.penstock.proof.benchmarks.run.BenchShapes;
import io.penstock.proof.benchmarks.run.BenchStart;
import io.penstock.proof.benchmarks.run.BenchUnknownConnection;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// The command line of the benchmarks.
///
/// Exit codes: 0 done, 1 it failed, 2 wrong use.
@Command(
    name = "penstock bench",
    description = "Measures what the bridge costs, side by side with what it is compared to.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Examples:",
      "  penstock bench ingress --launches 1",
      "  penstock bench processor --records 20000 --rounds 1"
    },
    subcommands = {
      BenchIngress.class,
      BenchShapes.class,
      BenchLatency.class,
      BenchStart.class,
      BenchIngressParts.class,
      BenchUnknownConnection.class,
      BenchProcessor.class,
      BenchRestore.class,
      BenchPull.class,
      HelpCommand.class
    })
public final class Bench {

  /// Runs one benchmark and ends the process with its exit code.
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Bench()).setExecutionExceptionHandler(Bench::failed);
  }

  /// A failure we have words for is told in them; any other is a bug, and keeps its trace.
  private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    switch (e) {
      case BenchException _, UncheckedIOException _ ->
          command.getErr().println("penstock: " + e.getMessage());
      default -> e.printStackTrace(command.getErr());
    }
    return CommandLine.ExitCode.SOFTWARE;
  }
}
