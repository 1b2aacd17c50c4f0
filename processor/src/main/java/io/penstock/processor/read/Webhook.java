package io.penstock.processor.read;

import io.penstock.schemas.DeadReason;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.NormalizationIssue;
import io.penstock.schemas.json.Json;
import io.penstock.senders.recipe.ChangeOrder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The result of reading a webhook's body.
public sealed interface Webhook {
  /// The kind of change that an event's name states.
  enum Verb {
    CREATED,
    UPDATED,
    DELETED;

    /// The verb with that label; `null` if there is none.
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

    /// The verb that a sender's word means; `null` if it means none.
    static @Nullable Verb of(String word) {
      return switch (word) {
        case "inserted", "created" -> CREATED;
        case "updated" -> UPDATED;
        case "deleted" -> DELETED;
        default -> null;
      };
    }
  }

  /// One entity in a webhook's body.
  sealed interface Item {
    /// The id of the entity; `null` if it could not be read.
    default @Nullable String entityId() {
      return switch (this) {
        case Full full -> full.id();
        case Thin(var id) -> id;
        case Absent(var id) -> id;
        case Unreadable _ -> null;
      };
    }

    /// The entity with its content.
    ///
    /// @param changedAt the time of the change; `null` if the content has no time that can be
    ///   trusted
    /// @param version the version of the change if its type is ordered by versions, otherwise
    ///   `null`
    /// @param deleted whether its deletion time marks it as deleted
    /// @param content the content as received
    /// @param stripped the content without id, changed times and version; it decides whether the
    ///   entity changed
    /// @param issues the issues of reading the item, which are not part of its content
    record Full(
        String id,
        @Nullable Instant changedAt,
        @Nullable Long version,
        boolean deleted,
        Json.Obj content,
        Json.Obj stripped,
        List<NormalizationIssue> issues)
        implements Item {
      /// Creates an item and copies the list.
      // Not a compact constructor: the nullness of its parameters would be lost in the class file.
      public Full(
          String id,
          @Nullable Instant changedAt,
          @Nullable Long version,
          boolean deleted,
          Json.Obj content,
          Json.Obj stripped,
          List<NormalizationIssue> issues) {
        this.id = id;
        this.changedAt = changedAt;
        this.version = version;
        this.deleted = deleted;
        this.content = content;
        this.stripped = stripped;
        this.issues = List.copyOf(issues);
      }
    }

    /// Only the entity's id. Its content must be fetched, unless the entity was deleted.
    record Thin(String id) implements Item {}

    /// The id of an entity that an API answered it does not have.
    record Absent(String id) implements Item {}

    /// An item that can't be read.
    ///
    /// @param detail what was expected, for a human reader
    record Unreadable(DeadReason reason, String detail) implements Item {}
  }

  /// A doubt about a received time: it can't be trusted, or states no zone.
  ///
  /// @param code the code of its issue
  /// @param aheadMs how far the time lies after the receipt, in milliseconds; negative if before; 0
  ///   if it is no time
  /// @param assumed the assumed offset from UTC; `null` if the time states its own
  record TimeDoubt(String code, long aheadMs, @Nullable ZoneOffset assumed) {}

  /// A readable body: one change of one or more entities of the same type.
  ///
  /// @param verb the kind of change; `null` if nothing states it, such as for a polled change
  /// @param sentAt the webhook's own time; `null` if it has none that can be trusted
  /// @param sentAtIssues the issues of the webhook's own time, for items without another time
  /// @param doubts the doubts about the times of all items and of the webhook
  /// @param order the order of the type's changes
  record Change(
      EntityType type,
      @Nullable Verb verb,
      @Nullable Instant sentAt,
      List<NormalizationIssue> sentAtIssues,
      List<TimeDoubt> doubts,
      ChangeOrder order,
      List<Item> items)
      implements Webhook {
    /// Creates a change and copies the lists.
    // Not a compact constructor: the nullness of its parameters would be lost in the class file.
    public Change(
        EntityType type,
        @Nullable Verb verb,
        @Nullable Instant sentAt,
        List<NormalizationIssue> sentAtIssues,
        List<TimeDoubt> doubts,
        ChangeOrder order,
        List<Item> items) {
      this.type = type;
      this.verb = verb;
      this.sentAt = sentAt;
      this.sentAtIssues = List.copyOf(sentAtIssues);
      this.doubts = List.copyOf(doubts);
      this.order = order;
      this.items = List.copyOf(items);
    }
  }

  /// A readable body that names no entity.
  ///
  /// @param name the event's name, not empty
  /// @param occurredAt the webhook's own time; `null` if it has none
  /// @param body any JSON value
  record Generic(String name, @Nullable Instant occurredAt, Json body) implements Webhook {}

  /// A body that can't be read.
  ///
  /// @param detail what was expected, for a human reader
  record Unreadable(DeadReason reason, String detail) implements Webhook {}
}
