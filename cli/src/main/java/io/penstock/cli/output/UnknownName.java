package io.penstock.cli.output;

import io.penstock.settings.Redaction;
import io.penstock.settings.Suggestion;
import java.util.Collection;

/// The message for an unknown name. It suggests the nearest known name, or else lists all of them.
public final class UnknownName {
  private UnknownName() {}

  /// One line, such as `there is no topic "ltae"; did you mean late?`
  ///
  /// @param what the kind of the named thing, such as `topic`
  /// @param known all valid names
  public static String name(String what, String given, Collection<String> known) {
    var nearest = Suggestion.nearest(given, known);
    var start = "there is no %s \"%s\"".formatted(what, Redaction.oneLine(given));
    return nearest == null
        ? start + "; known: " + String.join(", ", known)
        : start + "; did you mean " + nearest + "?";
  }
}
