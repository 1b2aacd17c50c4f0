package io.penstock.cli.output;

import io.penstock.settings.Redaction;
import io.penstock.settings.Suggestion;
import java.util.Collection;

/// How a name that nobody knows is told: with the one that was probably meant, else with all.
public final class UnknownName {
  private UnknownName() {}

  /// One line, such as `there is no topic "ltae"; did you mean late?`
  ///
  /// @param what the kind of thing that was named
  /// @param known the names there are
  public static String name(String what, String given, Collection<String> known) {
    var nearest = Suggestion.nearest(given, known);
    var start = "there is no %s \"%s\"".formatted(what, Redaction.oneLine(given));
    return nearest == null
        ? start + "; known: " + String.join(", ", known)
        : start + "; did you mean " + nearest + "?";
  }
}
