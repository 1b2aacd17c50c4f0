package io.penstock.standalone.up;

/// Why the bridge could not be started: the message is one line for whoever started it.
public final class UpException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UpException(String message, Throwable cause) {
    super(message, cause);
  }
}
