package io.penstock.proof.reference;

import java.util.Set;

/// A delivery that was decided, as the model remembers it (rule 4).
///
/// @param timed whether its body carries a time of its own
/// @param dead numbers of its items that became dead letters
record DecidedDelivery(
    Delivery delivery,
    long clockMs,
    long timestampMs,
    int items,
    boolean timed,
    Set<Integer> dead) {
  private static final long DERIVED_TIMED_MS = 24 * 3_600_000L;
  private static final long DERIVED_MS = 600_000;

  /// Whether the decision still counts for a delivery that arrives now.
  boolean counts(Delivery coming, long now) {
    var horizon = horizonMs(coming);
    return now - clockMs < horizon && coming.raw().timestampMs() - timestampMs < 2 * horizon;
  }

  private long horizonMs(Delivery coming) {
    if (coming.derived()) {
      return timed ? DERIVED_TIMED_MS : DERIVED_MS;
    }
    return coming.horizonMs();
  }

  DecidedDelivery withDead(Set<Integer> now) {
    return new DecidedDelivery(delivery, clockMs, timestampMs, items, timed, Set.copyOf(now));
  }
}
