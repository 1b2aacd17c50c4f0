package io.penstock.proof.simulator.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;

/// The entry point of the simulated API as a program, for trying by hand.
///
/// Exit codes: 0 stopped, 1 failure, 2 wrong use.
public final class SimulatedApiMain {
  private SimulatedApiMain() {}

  /// Serves until the process is asked to stop.
  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT);
    var command = new SimulatedApiCommand(Clock.systemUTC(), System::nanoTime);
    System.exit(
        new CommandLine(command)
            .setExecutionExceptionHandler(SimulatedApiMain::failed)
            .execute(args));
  }

  /// Prints the message of an expected failure, or the stack trace of a bug.
  private static int failed(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
    switch (e) {
      case IOException _, UncheckedIOException _ -> line.getErr().println(e.getMessage());
      default -> e.printStackTrace(line.getErr());
    }
    return ExitCode.SOFTWARE;
  }
}
