package io.penstock.proof.simulator.judge;

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
