package io.penstock.proof.reference;

/// What has a state and an order of its own.
record Entity(boolean test, EntityType type, String connection, String id) {
  /// The text by which it counts while an item of it is held.
  String stateKey() {
    return (test ? "test/" : "") + type.label() + "/" + connection + "/" + id;
  }

  /// The key of its events.
  String key() {
    return type.hasOwnTopic() ? connection + "/" + id : connection + "/" + type.label() + "/" + id;
  }
}
