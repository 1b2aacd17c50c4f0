package io.penstock.standalone;

import io.penstock.commands.Door;
import io.penstock.standalone.demo.Demo;
import io.penstock.standalone.up.Up;
import picocli.CommandLine;

/// The main of the bridge on one machine.
public final class Penstock {
  private Penstock() {}

  /// Runs one command and ends the process with its exit code.
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return Door.to(new Demo(), new Up());
  }
}
