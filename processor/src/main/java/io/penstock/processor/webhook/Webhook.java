package io.penstock.processor.webhook;

import io.penstock.schemas.EntityType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A webhook's body, read.
public sealed interface Webhook {

  /// A change of entities of one type.
  ///
  /// @param occurredAt the webhook's own time, where it has one
  record Change(EntityType type, Verb verb, @Nullable Instant occurredAt, List<Item> items)
      implements Webhook {
    public Change {
      items = List.copyOf(items);
    }
  }

  /// Not to be made sense of as a whole.
  ///
  /// @param reason a stable label
  /// @param detail for a person: what was expected
  record Unreadable(String reason, String detail) implements Webhook {}
}
