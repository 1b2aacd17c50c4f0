package io.penstock.cli;

import io.penstock.cli.doctor.DoctorCommand;
import io.penstock.cli.poll.PollSubcommand;
import io.penstock.cli.send.SendCommand;
import io.penstock.cli.sign.SignCommand;
import io.penstock.cli.tail.TailCommand;
import io.penstock.cli.topics.TopicsCommand;
import java.io.InputStream;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.LongSupplier;
import picocli.CommandLine;

/// The entry point of the `penstock` command line for operators.
public final class CliMain {
  private CliMain() {}

  /// Runs one command and ends the process with its exit code.
  public static void main(String[] args) {
    // Numbers are formatted alike on every machine, so that scripts and documents can rely on them.
    Locale.setDefault(Locale.ROOT);
    var line = commandLine(Clock.systemUTC(), System::nanoTime, System.in);
    // This writer reports a closed stdout in checkError(), which picocli's own writer does not.
    System.exit(line.setOut(new PrintWriter(System.out, true, System.out.charset())).execute(args));
  }

  /// The command line with all operator commands, which use these clocks and this input.
  public static CommandLine commandLine(
      InstantSource clock, LongSupplier nanos, InputStream stdin) {
    return PenstockCli.to(
        new SendCommand(clock, nanos, stdin),
        new TailCommand(),
        new TopicsCommand(),
        new PollSubcommand(clock, nanos),
        new SignCommand(clock, stdin),
        new DoctorCommand(clock, stdin));
  }
}
