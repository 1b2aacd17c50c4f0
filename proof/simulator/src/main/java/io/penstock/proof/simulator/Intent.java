package io.penstock.proof.simulator;

import io.penstock.schemas.EntityType;
import java.util.List;

/// What whoever made up a webhook knows of it, and so what must become of it.
public sealed interface Intent {

  /// Genuine, with full content: one change for each item of the body, in its order.
  record Changes(List<Change> changes) implements Intent {
    public Changes {
      changes = List.copyOf(changes);
    }
  }

  /// Genuine and thin: it only names entities, in the body's order.
  record Notice(EntityType type, String operation, List<String> ids) implements Intent {
    public Notice {
      ids = List.copyOf(ids);
    }
  }

  /// Genuine, and nobody can read it: a dead letter for this reason, such as `invalid-json`.
  record Unreadable(String reason) implements Intent {}

  /// Not to be let in: the answer has this status and the problem type `urn:penstock:<label>`.
  record Unwelcome(int status, String label) implements Intent {}
}
