package io.penstock.proof.simulator.judge;

import io.penstock.proof.simulator.Change;
import io.penstock.proof.simulator.judge.RawTopic.Stored;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.Operation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// A change that stands in the raw topic.
///
/// @param number its place in its webhook, from 0
record StoredChange(Stored stored, int number, Change change) {

  /// The id of the event it becomes, where it becomes one.
  String id() {
    return stored.found().receipt() + "-" + number;
  }

  Entity entity() {
    return new Entity(stored.delivery().connection(), type().name(), change.entity());
  }

  EntityType type() {
    return change.type();
  }

  /// What events are ordered by: the changed time in Unix microseconds.
  long orderKey() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, change.changedAt());
  }

  /// Whether the entity is gone after it: its content says so, or the event's name.
  boolean gone() {
    return change.deleted() || change.verb() == Operation.DELETED;
  }

  /// For a person.
  String name() {
    return "%s, %s %s at %s".formatted(stored.name(), type().name(), change.entity(), id());
  }
}
