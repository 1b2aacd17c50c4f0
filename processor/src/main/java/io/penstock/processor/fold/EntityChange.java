package io.penstock.processor.fold;

import io.penstock.processor.normalize.Normalized;
import io.penstock.processor.order.EntityState;
import io.penstock.processor.order.Sequencer.Arrival;
import io.penstock.processor.webhook.Verb;
import io.penstock.schemas.Coordinates;
import io.penstock.schemas.EntityEvent;
import io.penstock.schemas.EntityRef;
import io.penstock.schemas.Operation;
import io.penstock.schemas.json.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One item, normalized: what its event will say, and what its order is decided by.
///
/// @param content `null` for a deletion without content
record EntityChange(
    Delivered.Genuine delivered,
    int item,
    EntityRef entity,
    Verb verb,
    Instant occurredAt,
    @Nullable Normalized content,
    Arrival arrival) {

  /// Its entity's key in the state; a test's entities are not the real ones.
  String stateKey() {
    var key = entity.type().name() + "/" + entity.connection() + "/" + entity.id();
    return delivered.test() ? "test/" + key : key;
  }

  Coordinates at() {
    var record = delivered.record();
    return new Coordinates(record.partition(), record.offset(), item);
  }

  EntityEvent event(Operation operation, EntityEvent.Place place) {
    return new EntityEvent(
        entity,
        operation,
        place,
        occurredAt,
        Instant.ofEpochMilli(delivered.receivedAtMs()),
        content == null ? null : content.data(),
        content == null ? Json.Obj.EMPTY : content.extensions(),
        content == null ? List.of() : content.issues());
  }

  /// What happened, in an event that follows `last`.
  ///
  /// @param revives whether the event before was a deletion
  Operation operation(@Nullable EntityState last, boolean revives) {
    if (arrival.deleted()) {
      return Operation.DELETED;
    }
    return revives || (last == null && verb == Verb.CREATED)
        ? Operation.CREATED
        : Operation.UPDATED;
  }
}
