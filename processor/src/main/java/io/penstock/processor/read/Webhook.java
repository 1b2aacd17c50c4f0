package io.penstock.processor.read;

import io.penstock.schemas.DeadReason;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.json.Json;
import io.penstock.senders.recipe.ChangeOrder;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A webhook's body, read.
public sealed interface Webhook {
  /// What an event's name says happened.
  enum Verb {
    CREATED,
    UPDATED,
    DELETED;

    /// The verb of that label; `null` where it is none.
    public static @Nullable Verb labelled(String label) {
      return Arrays.stream(values())
          .filter(verb -> verb.label().equals(label))
          .findFirst()
          .orElse(null);
    }

    /// The word in a request to fetch, such as `updated`.
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// The verb that a sender means; `null` where it is none.
    static @Nullable Verb of(String word) {
      return switch (word) {
        case "inserted", "created" -> CREATED;
        case "updated" -> UPDATED;
        case "deleted" -> DELETED;
        default -> null;
      };
    }
  }

  /// One entity that a webhook speaks of.
  sealed interface Item {

    /// The entity with its content.
    ///
    /// @param changedAt when the sender says it changed
    /// @param version the number of the change, where its type is ordered by that
    /// @param deleted whether its deletion time says that it is deleted
    /// @param content as received
    /// @param stripped the content without the members that id, changed time and version were read
    ///   from: what a change is judged by
    record Full(
        String id,
        @Nullable Instant changedAt,
        @Nullable Long version,
        boolean deleted,
        Json.Obj content,
        Json.Obj stripped)
        implements Item {}

    /// Only the entity's id; what it is now has to be fetched, unless it is gone.
    record Thin(String id) implements Item {}

    /// Not to be made sense of.
    ///
    /// @param detail for a person
    record Unreadable(DeadReason reason, String detail) implements Item {}
  }

  /// A change of entities of one type.
  ///
  /// @param verb `null` where nobody says what happened, as when it was polled
  /// @param occurredAt the webhook's own time, where it has one
  /// @param order what the changes of the type are ordered by
  record Change(
      EntityType type,
      @Nullable Verb verb,
      @Nullable Instant occurredAt,
      ChangeOrder order,
      List<Item> items)
      implements Webhook {

    /// A change; the list is copied.
    // Spelled out: the nullness of a compact constructor's parameters is lost in its class file.
    public Change(
        EntityType type,
        @Nullable Verb verb,
        @Nullable Instant occurredAt,
        ChangeOrder order,
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
