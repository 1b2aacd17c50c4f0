package io.penstock.proof.reference;

import org.jspecify.annotations.Nullable;

/// One of the things a body speaks of.
sealed interface BodyItem {
  /// A state of an entity.
  ///
  /// @param changedMicros when it came to be so, where it says that
  /// @param version null where the recipe has none
  record State(String id, @Nullable Long changedMicros, @Nullable Long version, ItemContent content)
      implements BodyItem {}

  /// An id alone.
  record Thin(String id) implements BodyItem {}

  record Dead(String reason) implements BodyItem {}
}
