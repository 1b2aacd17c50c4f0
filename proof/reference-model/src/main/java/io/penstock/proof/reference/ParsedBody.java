package io.penstock.proof.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The result of reading a body (rule 5).
sealed interface ParsedBody {
  /// A body that names no entity; it counts as one item.
  ///
  /// @param timeMicros the body's own time; null if it has none
  record Generic(String name, @Nullable Long timeMicros, JsonNode body) implements ParsedBody {
    boolean timed() {
      return timeMicros != null;
    }
  }

  /// A body that can't be read; its record counts as one dead item.
  record Unreadable(String reason) implements ParsedBody {}

  /// The type, the verb and the items of a body.
  ///
  /// @param verb null if an answer of the API has none
  /// @param timeMicros the body's own time; null if it has none to be trusted
  /// @param timeIssues the issues of the body's own time
  /// @param thin whether any item of a pushed record is a text
  record Items(
      EntityType type,
      @Nullable Verb verb,
      @Nullable Long timeMicros,
      List<Issue> timeIssues,
      boolean thin,
      List<BodyItem> items)
      implements ParsedBody {
    boolean timed() {
      return timeMicros != null;
    }
  }
}
