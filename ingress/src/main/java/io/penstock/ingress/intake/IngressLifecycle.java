package io.penstock.ingress.intake;

import io.penstock.ingress.verify.Refusal;
import io.penstock.settings.service.Readiness;
import java.util.function.Supplier;

/// Whether the ingress takes webhooks: open, leaving or shut, with the broker or without. Safe for
/// use by several threads.
public final class IngressLifecycle {
  private final Supplier<Readiness> broker;
  private volatile Stage stage = Stage.OPEN;

  /// How far the process is on its way out.
  private enum Stage {
    OPEN,
    /// Told to stop: still serving, asking senders to connect elsewhere.
    LEAVING,
    /// Nothing new is taken.
    SHUT
  }

  /// Whether a webhook is let in.
  public sealed interface Entry {
    Entry OPEN = new Open();
    Entry DRAINING = new Closed(Refusal.DRAINING);
    Entry UNAVAILABLE = new Closed(Refusal.UNAVAILABLE);

    /// It is.
    record Open() implements Entry {}

    /// It is not.
    record Closed(Refusal why) implements Entry {}
  }

  /// Open.
  ///
  /// @param broker whether webhooks can be stored now
  public IngressLifecycle(Supplier<Readiness> broker) {
    this.broker = broker;
  }

  /// Whether webhooks are let in now.
  public Entry entry() {
    if (stage == Stage.SHUT) {
      return Entry.DRAINING;
    }
    return broker.get() instanceof Readiness.Ready ? Entry.OPEN : Entry.UNAVAILABLE;
  }

  /// What an orchestrator should know: unready as soon as the process is told to stop.
  public Readiness readiness() {
    return stage == Stage.OPEN ? broker.get() : new Readiness.Unready("stopping");
  }

  /// Whether senders are asked to leave with every answer.
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
