package io.penstock.proof.simulator.judge;

import io.penstock.proof.simulator.Change;
import io.penstock.proof.simulator.judge.Event.Entity;
import io.penstock.proof.simulator.judge.RawTopic.Stored;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.Operation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// A change in the raw topic.
///
/// @param number index of the change in its webhook, from 0
record StoredChange(Stored stored, int number, Change change) {

  /// The id of the event, if the change becomes one.
  String id() {
    return stored.found().receipt() + "-" + number;
  }

  Entity entity() {
    return new Entity(stored.delivery().connection(), type().name(), change.entity());
  }

  EntityType type() {
    return change.type();
  }

  /// The key by which events are ordered: the changed time in Unix microseconds.
  long orderKey() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, change.changedAt());
  }

  /// Whether the change deletes the entity, according to its content or to the event's name.
  boolean gone() {
    return change.deleted() || change.verb() == Operation.DELETED;
  }

  /// The change's name in messages.
  String name() {
    return "%s, %s %s at %s".formatted(stored.name(), type().name(), change.entity(), id());
  }
}
