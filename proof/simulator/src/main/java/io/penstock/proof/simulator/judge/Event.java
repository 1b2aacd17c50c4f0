package io.penstock.proof.simulator.judge;

import io.penstock.schemas.EventHeaders;
import java.util.Objects;

/// A record of a topic of events, read.
///
/// @param id its `ce_id`: which item became it
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

  /// The id of the event that a late one names as having superseded it.
  String supersededBy() {
    return value.at("/supersededBy/partition")
        + "-"
        + value.at("/supersededBy/offset")
        + "-"
        + value.at("/supersededBy/item");
  }
}
