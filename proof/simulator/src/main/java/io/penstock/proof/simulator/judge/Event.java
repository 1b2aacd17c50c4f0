package io.penstock.proof.simulator.judge;

import io.penstock.schemas.EventHeaders;
import java.util.Objects;

/// A parsed record of a topic of events.
///
/// @param id its `ce_id`, which identifies the item that became the event
record Event(ConsumedRecord found, String id, Document value) {
  static Event of(ConsumedRecord found) {
    var id = Objects.requireNonNullElse(found.header(EventHeaders.ID), Document.NOTHING);
    return new Event(found, id, Document.of(found.value()));
  }

  Entity entity() {
    return Entity.of(value);
  }

  String topic() {
    return found.topic();
  }

  /// The id of the event that superseded this late event.
  String supersededBy() {
    return supersededBy(value);
  }

  /// The id of the event that superseded the late event with this value.
  static String supersededBy(Document value) {
    return value.at("/supersededBy/partition")
        + "-"
        + value.at("/supersededBy/offset")
        + "-"
        + value.at("/supersededBy/item");
  }

  /// The identity of an entity as text; two records with equal identities are of the same entity.
  ///
  /// @param type name of its type
  record Entity(String connection, String type, String id) {

    /// The entity that an event names.
    static Entity of(Document event) {
      return new Entity(
          event.at("/entity/connection"), event.at("/entity/type"), event.at("/entity/id"));
    }
  }
}
