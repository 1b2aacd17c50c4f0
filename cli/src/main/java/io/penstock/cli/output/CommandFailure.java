package io.penstock.cli.output;

/// Why a command could not do what it was asked: the message is one line for whoever typed it, and
/// says what to do.
public class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// A failure found here.
  public CommandFailure(String message) {
    super(message);
  }

  /// A failure that something else caused.
  public CommandFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
