package io.penstock.proof.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An item of a body.
sealed interface BodyItem {
  /// The id of its entity, if it could be read.
  default List<String> ids() {
    return switch (this) {
      case State state -> List.of(state.id());
      case Thin(var id) -> List.of(id);
      case Absent(var id) -> List.of(id);
      case Dead _ -> List.of();
    };
  }

  /// A state of an entity.
  ///
  /// @param changedMicros when the state was reached; null if the item has no time to be trusted
  /// @param version null if the recipe has no versions
  record State(String id, @Nullable Long changedMicros, @Nullable Long version, ItemContent content)
      implements BodyItem {}

  /// An id without content.
  record Thin(String id) implements BodyItem {}

  /// An entity that the API does not know.
  record Absent(String id) implements BodyItem {}

  /// An item that can't be read.
  ///
  /// @param id of its entity; null if it can't be read
  record Dead(String reason, @Nullable String id) implements BodyItem {
    static Dead of(String reason) {
      return new Dead(reason, null);
    }
  }
}
