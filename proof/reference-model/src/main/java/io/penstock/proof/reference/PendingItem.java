package io.penstock.proof.reference;

import io.penstock.proof.reference.ParsedBody.Items;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An item on its way to its place in the order of its entity.
///
/// @param number the item's, in its record
record PendingItem(Delivery delivery, Items items, int number, long now) {
  /// What it is about; null where it has no place: it is dead, or a name of something to be
  /// fetched.
  @Nullable Entity entity() {
    return switch (item()) {
      case BodyItem.State state -> entity(state.id());
      case BodyItem.Thin(var id) -> items.verb() == Verb.DELETED ? entity(id) : null;
      case BodyItem.Dead _ -> null;
    };
  }

  /// Its version, or the time at which it occurred; null where it has no content to say so.
  @Nullable Long key() {
    return item() instanceof BodyItem.State state
        ? Objects.requireNonNullElseGet(state.version(), this::occurredMicros)
        : null;
  }

  /// It, with a key.
  ///
  /// @param key its own, or the one it takes
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
