package io.penstock.ingress.pull;

import io.penstock.schemas.EntityType;
import java.util.HashMap;
import java.util.Map;

/// The raw offset of the newest content of each type that one connection's API answered with.
/// Content after an absence's mark shows that the API can be read, so that the absence is no fault.
final class AnsweredOffsets {
  private final Map<EntityType, Long> newest = new HashMap<>();

  void stored(EntityType type, long offset) {
    newest.merge(type, offset, Math::max);
  }

  /// Whether content of the type is in the raw topic after this offset.
  boolean after(EntityType type, long offset) {
    return newest.getOrDefault(type, -1L) > offset;
  }
}
