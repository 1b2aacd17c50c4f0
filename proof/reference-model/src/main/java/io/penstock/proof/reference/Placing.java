package io.penstock.proof.reference;

import io.penstock.proof.reference.Reading.Items;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An item on its way to its place in the order of its entity.
///
/// @param number the item's, in its record
record Placing(Delivery delivery, Items items, int number, long now) {
  /// What it is about; null where it has no place: it is dead, or a name of something to be
  /// fetched.
  @Nullable Entity entity() {
    return switch (item()) {
      case Item.State state -> entity(state.id());
      case Item.Thin(var id) -> items.verb() == Verb.DELETED ? entity(id) : null;
      case Item.Dead _ -> null;
    };
  }

  /// Its version, or the time at which it occurred; null where it has no content to say so.
  @Nullable Long key() {
    return item() instanceof Item.State state
        ? Objects.requireNonNullElseGet(state.version(), this::occurredMicros)
        : null;
  }

  /// It, with a key.
  ///
  /// @param key its own, or the one it takes
  Arrival arrival(Entity entity, long key) {
    var place = new Place(delivery.raw().offset(), number);
    var content = item() instanceof Item.State state ? state.content() : Content.none();
    return new Arrival(delivery, place, entity, items.verb(), key, now, occurredMicros(), content);
  }

  private long occurredMicros() {
    if (item() instanceof Item.State state && state.changedMicros() != null) {
      return state.changedMicros();
    }
    return Objects.requireNonNullElseGet(items.timeMicros(), this::receivedMicros);
  }

  long receivedMicros() {
    return delivery.receivedMs() * 1_000;
  }

  private Item item() {
    return items.items().get(number);
  }

  private Entity entity(String id) {
    return new Entity(delivery.test(), items.type(), delivery.connection(), id);
  }
}
