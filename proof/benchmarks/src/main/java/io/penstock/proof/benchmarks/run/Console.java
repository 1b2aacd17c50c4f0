package io.penstock.proof.benchmarks.run;

import io.penstock.proof.benchmarks.report.Machine;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// Where a benchmark writes: what it found to the standard output, how far it is to the standard
/// error.
final class Console {
  private final CommandSpec command;

  Console(CommandSpec command) {
    this.command = command;
  }

  /// The root of the sources.
  static Path home() {
    return Path.of(System.getProperty("penstock.home", "."));
  }

  /// What was measured of the ingress, and where: above every table.
  void head(String measured) {
    head(measured, VariantLauncher.FLAGS);
  }

  /// What was measured, where, and with which flags of the JVM.
  void head(String measured, List<String> flags) {
    say(measured);
    say(Machine.here(home()).line() + ", " + String.join(" ", flags));
    say("");
  }

  void say(String text) {
    var out = command.commandLine().getOut();
    out.println(text);
    out.flush();
  }

  void tell(String text) {
    var err = command.commandLine().getErr();
    err.println(text);
    err.flush();
  }
}
