package io.penstock.proof.reference;

/// An entity that is asked for.
///
/// @param notBeforeMs the raw time before which it is not to be read
record WantedEntity(Entity entity, long attempt, long notBeforeMs) {
  private static final long YEAR_9999_ENDS_MS = 253_402_300_799_999L;

  /// Entities of one connection with equal values may share a request.
  record Group(EntityType type, long attempt, long notBeforeMs) {}

  Group group() {
    return new Group(entity.type(), attempt, Math.clamp(notBeforeMs, 0, YEAR_9999_ENDS_MS));
  }
}
