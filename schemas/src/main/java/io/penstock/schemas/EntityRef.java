package io.penstock.schemas;

/// Which entity: identity is the connection, the type and the sender's own id, byte for byte.
public record EntityRef(EntityType type, String id, String connection) {

  /// The record key of the entity's events, UTF-8: `<connection>/<id>` if its type has a topic of
  /// its own, otherwise `<connection>/<type>/<id>`. It is the same on every topic an event may go
  /// to.
  public String key() {
    return type.ownTopic() ? connection + "/" + id : connection + "/" + type.name() + "/" + id;
  }
}
