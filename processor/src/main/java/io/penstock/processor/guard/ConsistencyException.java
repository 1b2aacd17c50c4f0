package io.penstock.processor.guard;

/// Ends the thread that found a breach, and with it the application.
public final class ConsistencyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ConsistencyBreach breach;

  public ConsistencyException(ConsistencyBreach breach) {
    super(breach.message());
    this.breach = breach;
  }

  public ConsistencyBreach breach() {
    return breach;
  }
}
