package io.penstock.processor.guard;

/// Ends the thread that found a breach, and with it the application.
public final class BreachException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Breach breach;

  public BreachException(Breach breach) {
    super(breach.message());
    this.breach = breach;
  }

  public Breach breach() {
    return breach;
  }
}
