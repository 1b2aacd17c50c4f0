package io.penstock.proof.reference;

import io.penstock.proof.reference.ParsedBody.Items;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An item before it has an order key.
///
/// @param number index of the item in its record
record PendingItem(Delivery delivery, Items items, int number, long now) {
  /// The entity of the item; null if the item is dead or only requests a fetch.
  @Nullable Entity entity() {
    return switch (item()) {
      case BodyItem.State state -> entity(state.id());
      case BodyItem.Thin(var id) -> items.verb() == Verb.DELETED ? entity(id) : null;
      case BodyItem.Dead _ -> null;
    };
  }

  /// Its version, or the time at which it occurred; null if it has no content.
  @Nullable Long key() {
    return item() instanceof BodyItem.State state
        ? Objects.requireNonNullElseGet(state.version(), this::occurredMicros)
        : null;
  }

  /// The item with an order key.
  ///
  /// @param key its own key, or the key that it takes
  OrderedItem ordered(Entity entity, long key) {
    var place = new LogPosition(delivery.raw().offset(), number);
    var content = item() instanceof BodyItem.State state ? state.content() : ItemContent.none();
    return new OrderedItem(
        delivery, place, entity, items.verb(), key, now, occurredMicros(), content);
  }

  private long occurredMicros() {
    if (item() instanceof BodyItem.State state && state.changedMicros() != null) {
      return state.changedMicros();
    }
    return Objects.requireNonNullElseGet(items.timeMicros(), this::receivedMicros);
  }

  long receivedMicros() {
    return delivery.receivedMs() * 1_000;
  }

  private BodyItem item() {
    return items.items().get(number);
  }

  private Entity entity(String id) {
    return new Entity(delivery.test(), items.type(), delivery.connection(), id);
  }
}
