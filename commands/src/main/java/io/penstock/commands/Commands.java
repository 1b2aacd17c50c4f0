package io.penstock.commands;

/// The main of the operator's commands.
public final class Commands {
  private Commands() {}

  /// Runs one command and ends the process with its exit code.
  public static void main(String[] args) {
    System.exit(Door.to().execute(args));
  }
}
