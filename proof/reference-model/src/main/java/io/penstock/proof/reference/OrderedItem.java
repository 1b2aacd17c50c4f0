package io.penstock.proof.reference;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// An item with its order key.
///
/// @param key a version, microseconds since 1970, or an offset
/// @param clockMs the log clock when the item arrived
/// @param corrects whether it is pulled content with which its entity's order begins anew
record OrderedItem(
    Delivery delivery,
    LogPosition place,
    Entity entity,
    @Nullable Verb verb,
    OrderKind kind,
    long key,
    long clockMs,
    long occurredMicros,
    ItemContent content,
    boolean corrects) {
  private static final long WEIGHT_OF_NOTHING = 512;

  static final Comparator<OrderedItem> IN_LOG = Comparator.comparing(OrderedItem::place);
  static final Comparator<OrderedItem> IN_ORDER =
      Comparator.comparingLong(OrderedItem::key).thenComparing(IN_LOG);

  /// Whether both have keys that can be compared.
  boolean comparable(OrderedItem other) {
    return entity.equals(other.entity) && kind == other.kind;
  }

  /// The item with another key.
  OrderedItem withKey(long other) {
    return new OrderedItem(
        delivery, place, entity, verb, kind, other, clockMs, occurredMicros, content, corrects);
  }

  /// The item as one that corrects, or not.
  OrderedItem correcting(boolean whether) {
    return new OrderedItem(
        delivery, place, entity, verb, kind, key, clockMs, occurredMicros, content, whether);
  }

  /// The log clock at which the grace of its record is over.
  long graceEndsMs() {
    return clockMs + delivery.graceMs();
  }

  /// The raw timestamp of its record.
  long timestampMs() {
    return delivery.raw().timestampMs();
  }

  /// The bytes that it counts for while it is held.
  long weight() {
    return WEIGHT_OF_NOTHING
        + content.bytes()
        + ItemContent.bytes(entity.stateKey())
        + ItemContent.bytes(delivery.webhookId())
        + ItemContent.bytes(delivery.traceparent());
  }

  boolean is(OrderedItem other) {
    return place.equals(other.place);
  }
}
