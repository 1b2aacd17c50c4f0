package io.penstock.standalone;

import io.penstock.settings.SettingsException;
import io.penstock.settings.process.PortInUseException;
import io.penstock.standalone.broker.KafkaStartException;
import io.penstock.standalone.up.Up;
import io.penstock.standalone.up.UpException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// The command line of the bridge on one machine.
///
/// Exit codes: 0 done, 1 it failed, 2 wrong use.
@Command(
    name = "penstock",
    description = "Carries signed webhooks into Apache Kafka and turns them into entity events.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {Up.class, HelpCommand.class})
public final class Penstock {

  /// Runs one command and ends the process with its exit code.
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Penstock()).setExecutionExceptionHandler(Penstock::failed);
  }

  /// A failure we have words for is told in them; any other is a bug, and keeps its trace.
  private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    switch (e) {
      case KafkaStartException _,
          UpException _,
          PortInUseException _,
          UncheckedIOException _,
          SettingsException _ ->
          command.getErr().println("penstock: " + e.getMessage());
      default -> e.printStackTrace(command.getErr());
    }
    return e instanceof SettingsException
        ? CommandLine.ExitCode.USAGE
        : CommandLine.ExitCode.SOFTWARE;
  }
}
