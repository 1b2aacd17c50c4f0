package io.penstock.proof.reference;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// An item that has a place in the order of its entity.
///
/// @param key microseconds, or a version
/// @param clockMs the log clock when it came
record OrderedItem(
    Delivery delivery,
    LogPosition place,
    Entity entity,
    @Nullable Verb verb,
    long key,
    long clockMs,
    long occurredMicros,
    ItemContent content) {
  static final Comparator<OrderedItem> IN_LOG = Comparator.comparing(OrderedItem::place);
  static final Comparator<OrderedItem> IN_ORDER =
      Comparator.comparingLong(OrderedItem::key).thenComparing(IN_LOG);

  boolean contiguous() {
    return delivery.contiguous();
  }

  /// When its record's grace is over.
  long graceEndsMs() {
    return clockMs + delivery.graceMs();
  }

  boolean is(OrderedItem other) {
    return place.equals(other.place);
  }
}
