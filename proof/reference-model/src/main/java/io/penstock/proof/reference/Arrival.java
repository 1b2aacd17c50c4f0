package io.penstock.proof.reference;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// An item that has a place in the order of its entity.
///
/// @param key microseconds, or a version
/// @param clockMs the log clock when it came
record Arrival(
    Delivery delivery,
    Place place,
    Entity entity,
    @Nullable Verb verb,
    long key,
    long clockMs,
    long occurredMicros,
    Content content) {
  static final Comparator<Arrival> IN_LOG = Comparator.comparing(Arrival::place);
  static final Comparator<Arrival> IN_ORDER =
      Comparator.comparingLong(Arrival::key).thenComparing(IN_LOG);

  boolean contiguous() {
    return delivery.contiguous();
  }

  /// When its record's grace is over.
  long graceEndsMs() {
    return clockMs + delivery.graceMs();
  }

  boolean is(Arrival other) {
    return place.equals(other.place);
  }
}
