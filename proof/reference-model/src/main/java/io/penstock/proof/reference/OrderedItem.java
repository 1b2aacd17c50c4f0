package io.penstock.proof.reference;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// An item with its order key.
///
/// @param key microseconds since 1970, or a version
/// @param clockMs the log clock when the item arrived
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

  /// The log clock at which the grace of its record is over.
  long graceEndsMs() {
    return clockMs + delivery.graceMs();
  }

  boolean is(OrderedItem other) {
    return place.equals(other.place);
  }
}
