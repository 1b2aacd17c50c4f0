package io.penstock.proof.reference;

import io.penstock.proof.reference.ParsedBody.Items;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An item before it has an order key.
///
/// @param number index of the item in its record
record PendingItem(Delivery delivery, Items items, int number, long now) {
  /// The entity that the item has a place in the order of; null if the item is dead or thin.
  @Nullable Entity entity() {
    return item() instanceof BodyItem.Dead || thin() ? null : namedEntity();
  }

  /// The entity that the item names.
  Entity namedEntity() {
    var id =
        switch (item()) {
          case BodyItem.State state -> state.id();
          case BodyItem.Thin(var text) -> text;
          case BodyItem.Absent(var asked) -> asked;
          case BodyItem.Dead dead -> Objects.requireNonNull(dead.id(), "an item with an id");
        };
    return new Entity(delivery.test(), items.type(), delivery.connection(), id);
  }

  /// Whether the item only names its entity and does not delete it.
  boolean thin() {
    return item() instanceof BodyItem.Thin && items.verb() != Verb.DELETED;
  }

  /// The item with its order key.
  OrderedItem ordered(Entity entity) {
    var position = new LogPosition(delivery.raw().offset(), number);
    var content =
        item() instanceof BodyItem.State state
            ? state.content()
            : ItemContent.none(items.timeIssues());
    return new OrderedItem(
        delivery,
        position,
        entity,
        items.verb(),
        kind(),
        key(),
        now,
        occurredMicros(),
        content,
        false);
  }

  /// The first source of an order that it has (rule 6.1).
  OrderKind kind() {
    if (item() instanceof BodyItem.State state) {
      if (state.version() != null) {
        return OrderKind.VERSION;
      }
      if (state.changedMicros() != null) {
        return OrderKind.CHANGED;
      }
    }
    return items.timeMicros() == null ? OrderKind.PLACE : OrderKind.SENT;
  }

  long key() {
    return switch (kind()) {
      case VERSION ->
          item() instanceof BodyItem.State state ? Objects.requireNonNull(state.version()) : 0;
      case CHANGED, SENT -> occurredMicros();
      case PLACE -> delivery.placeOffset();
    };
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

  BodyItem item() {
    return items.items().get(number);
  }
}
