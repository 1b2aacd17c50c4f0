package io.penstock.proof.reference;

import org.jspecify.annotations.Nullable;

/// An item of a body.
sealed interface BodyItem {
  /// A state of an entity.
  ///
  /// @param changedMicros when the state was reached; null if the item does not say so
  /// @param version null if the recipe has no versions
  record State(String id, @Nullable Long changedMicros, @Nullable Long version, ItemContent content)
      implements BodyItem {}

  /// An id without content.
  record Thin(String id) implements BodyItem {}

  record Dead(String reason) implements BodyItem {}
}
