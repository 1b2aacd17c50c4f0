package io.penstock.proof.reference;

import org.jspecify.annotations.Nullable;

/// One of the things a body speaks of.
sealed interface Item {
  /// A state of an entity.
  ///
  /// @param changedMicros when it came to be so, where it says that
  /// @param version null where the recipe has none
  record State(String id, @Nullable Long changedMicros, @Nullable Long version, Content content)
      implements Item {}

  /// An id alone.
  record Thin(String id) implements Item {}

  record Dead(String reason) implements Item {}
}
