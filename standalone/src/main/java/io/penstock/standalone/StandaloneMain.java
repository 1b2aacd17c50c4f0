package io.penstock.standalone;

import io.penstock.cli.PenstockCli;
import io.penstock.standalone.demo.Demo;
import io.penstock.standalone.up.Up;
import java.time.Clock;
import java.util.Locale;
import picocli.CommandLine;

/// The entry point of `penstock demo` and `penstock up`, which run a bridge on one machine.
public final class StandaloneMain {
  private StandaloneMain() {}

  /// Runs one command and ends the process with its exit code.
  public static void main(String[] args) {
    // Numbers are formatted alike on every machine, so that scripts and documents can rely on them.
    Locale.setDefault(Locale.ROOT);
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return PenstockCli.to(
        new Demo(Clock.systemUTC(), System::nanoTime), new Up(Clock.systemUTC(), System::nanoTime));
  }
}
