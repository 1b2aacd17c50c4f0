package io.penstock.ingress.receive;

import io.penstock.ingress.habit.Sightings;
import io.penstock.ingress.publish.InFlight;
import io.penstock.ingress.samples.Sampling;
import io.penstock.ingress.trace.Tracing;
import io.penstock.ingress.verify.Verdict;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// What the exchanges of one event loop share.
record Loop(
    Limits limits,
    Gate gate,
    InFlight inFlight,
    Verification verification,
    Sightings sightings,
    Outbox outbox,
    AckInbox acks,
    OpenExchanges open,
    Answers answers,
    Outcomes outcomes,
    Sampling sampling,
    Tracing tracing,
    InstantSource clock,
    LongSupplier nanoTime) {

  /// How long the rest of a refused body may take to pass.
  static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(1);

  /// Notes a genuine webhook, and how its sender's clock goes.
  void seen(Verdict.Genuine genuine, long nowMs) {
    sightings.genuine(genuine, nowMs);
    if (genuine.skew() != null) {
      outcomes.clockSkew(genuine.skew().aheadMs());
    }
  }

  /// The same of one that is stale.
  void seen(Verdict.Stale stale, long nowMs) {
    sightings.stale(stale, nowMs);
    outcomes.clockSkew(stale.skew().aheadMs());
  }

  long nanos() {
    return nanoTime.getAsLong();
  }
}
