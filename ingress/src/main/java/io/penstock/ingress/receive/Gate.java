package io.penstock.ingress.receive;

import io.penstock.ingress.verify.Refusal;
import io.penstock.schemas.health.Readiness;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Whether webhooks are let in at all. Safe for use by several threads.
public final class Gate {
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

  /// An open gate.
  ///
  /// @param broker whether webhooks can be stored now
  public Gate(Supplier<Readiness> broker) {
    this.broker = broker;
  }

  /// Why nothing is let in; `null` where it is.
  public @Nullable Refusal shut() {
    if (stage == Stage.SHUT) {
      return Refusal.DRAINING;
    }
    return broker.get() instanceof Readiness.Ready ? null : Refusal.UNAVAILABLE;
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
