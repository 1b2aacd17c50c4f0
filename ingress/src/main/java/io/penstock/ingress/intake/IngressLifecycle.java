package io.penstock.ingress.intake;

import io.penstock.ingress.verify.Refusal;
import io.penstock.settings.service.Readiness;
import java.util.function.Supplier;

/// Decides whether the ingress admits webhooks, from the stage of its shutdown and the readiness of
/// the broker. Safe for use by several threads.
public final class IngressLifecycle {
  private final Supplier<Readiness> broker;
  private volatile Stage stage = Stage.OPEN;

  /// The stage of the shutdown.
  private enum Stage {
    OPEN,
    /// The process was told to stop. It still serves, and asks senders to connect elsewhere.
    LEAVING,
    /// New webhooks are refused.
    SHUT
  }

  /// Whether a webhook is admitted.
  public sealed interface Entry {
    Entry OPEN = new Open();
    Entry DRAINING = new Closed(Refusal.DRAINING);
    Entry UNAVAILABLE = new Closed(Refusal.UNAVAILABLE);

    /// The webhook is admitted.
    record Open() implements Entry {}

    /// The webhook is refused.
    record Closed(Refusal why) implements Entry {}
  }

  /// Creates an open lifecycle.
  ///
  /// @param broker supplies whether webhooks can be stored now
  public IngressLifecycle(Supplier<Readiness> broker) {
    this.broker = broker;
  }

  /// Whether webhooks are admitted now.
  public Entry entry() {
    if (stage == Stage.SHUT) {
      return Entry.DRAINING;
    }
    return broker.get() instanceof Readiness.Ready ? Entry.OPEN : Entry.UNAVAILABLE;
  }

  /// The readiness for the orchestrator. It is unready as soon as the process is told to stop.
  public Readiness readiness() {
    return stage == Stage.OPEN ? broker.get() : new Readiness.Unready("stopping");
  }

  /// Whether each answer asks the sender to close its HTTP connection.
  public boolean leaving() {
    return stage != Stage.OPEN;
  }

  public void leave() {
    stage = Stage.LEAVING;
  }

  public void close() {
    stage = Stage.SHUT;
  }
}
