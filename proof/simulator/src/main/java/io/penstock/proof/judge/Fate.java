package io.penstock.proof.judge;

import io.penstock.schemas.Operation;

/// What must become of an item.
sealed interface Fate {
  Item item();

  /// It becomes an event.
  sealed interface Speaking extends Fate {}

  /// It becomes an event in its entity's turn.
  record Emitted(Item item, long sequence, Operation operation) implements Speaking {}

  /// It came when a later change had gone out.
  record Late(Item item) implements Speaking {}

  /// It says what its entity's last event said.
  record Unchanged(Item item) implements Fate {}

  /// Its delivery was decided before.
  record Repeat(Item item) implements Fate {}
}
