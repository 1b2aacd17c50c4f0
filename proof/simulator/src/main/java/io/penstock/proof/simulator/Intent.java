package io.penstock.proof.simulator;

import io.penstock.schemas.EntityType;
import java.time.Instant;
import java.util.List;

/// The meaning of a generated webhook, which determines its required outcome.
public sealed interface Intent {

  /// Genuine, with full content: one change for each item, in the body's order.
  record Changes(List<Change> changes) implements Intent {
    public Changes {
      changes = List.copyOf(changes);
    }
  }

  /// Genuine and thin: the body contains only the ids of entities, in this order.
  record Notice(EntityType type, String operation, List<String> ids) implements Intent {
    public Notice {
      ids = List.copyOf(ids);
    }
  }

  /// Genuine, but it names no entity: it becomes a generic event with this name.
  ///
  /// @param at the webhook's own time
  record Generic(String name, Instant at) implements Intent {}

  /// Genuine but unreadable: it becomes a dead letter with this reason, such as `invalid-json`.
  record Unreadable(String reason) implements Intent {}

  /// To be refused: the answer has this status and the problem type `urn:penstock:<label>`.
  record Unwelcome(int status, String label) implements Intent {}
}
