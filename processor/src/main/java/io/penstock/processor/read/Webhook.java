package io.penstock.processor.read;

import io.penstock.schemas.DeadReason;
import io.penstock.schemas.EntityType;
import io.penstock.senders.recipe.Order;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A webhook's body, read.
public sealed interface Webhook {

  /// A change of entities of one type.
  ///
  /// @param verb `null` where nobody says what happened, as when it was polled
  /// @param occurredAt the webhook's own time, where it has one
  /// @param order what the changes of the type are ordered by
  record Change(
      EntityType type,
      @Nullable Verb verb,
      @Nullable Instant occurredAt,
      Order order,
      List<Item> items)
      implements Webhook {

    /// A change; the list is copied.
    // Spelled out: the nullness of a compact constructor's parameters is lost in its class file.
    public Change(
        EntityType type,
        @Nullable Verb verb,
        @Nullable Instant occurredAt,
        Order order,
        List<Item> items) {
      this.type = type;
      this.verb = verb;
      this.occurredAt = occurredAt;
      this.order = order;
      this.items = List.copyOf(items);
    }
  }

  /// Not to be made sense of as a whole.
  ///
  /// @param detail for a person: what was expected
  record Unreadable(DeadReason reason, String detail) implements Webhook {}
}
