package io.penstock.proof.simulator.judge;

/// Which entity, all as text: two records that say the same here are of the same one.
///
/// @param type its type's name
record Entity(String connection, String type, String id) {

  /// The entity that an event says it is of.
  static Entity of(Document event) {
    return new Entity(
        event.at("/entity/connection"), event.at("/entity/type"), event.at("/entity/id"));
  }
}
