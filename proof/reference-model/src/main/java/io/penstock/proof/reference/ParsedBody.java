package io.penstock.proof.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a body says (rule 5).
sealed interface ParsedBody {
  /// The record is one dead item.
  record Unreadable(String reason) implements ParsedBody {}

  /// A type, a verb, and what they are said of.
  ///
  /// @param verb null where an answer of the API has none
  /// @param timeMicros the body's own time
  /// @param thin some item is a text
  record Items(
      EntityType type,
      @Nullable Verb verb,
      @Nullable Long timeMicros,
      boolean thin,
      List<BodyItem> items)
      implements ParsedBody {
    boolean timed() {
      return timeMicros != null;
    }
  }
}
