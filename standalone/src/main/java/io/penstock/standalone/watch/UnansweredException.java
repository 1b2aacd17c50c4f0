package io.penstock.standalone.watch;

/// A broker that does not say what it was asked.
final class UnansweredException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnansweredException(Throwable cause) {
    super("the broker does not say", cause);
  }
}
