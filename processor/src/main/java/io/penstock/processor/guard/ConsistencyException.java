package io.penstock.processor.guard;

/// A breach as an exception. It ends the thread that found the breach, and so the application.
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
