package io.penstock.processor.read;

import io.penstock.schemas.DeadReason;
import io.penstock.schemas.json.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One entity that a webhook speaks of.
public sealed interface Item {

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
