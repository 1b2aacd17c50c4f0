package io.penstock.settings;

import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;

/// Why a text is not YAML, said without quoting it: the parser's own message shows the line, and a
/// secret may stand on it.
final class YamlFault {
  private YamlFault() {}

  static Problem of(String source, JacksonException fault) {
    return fault.getCause() instanceof MarkedYamlEngineException marked
        ? marked(source, marked)
        : unmarked(source, fault);
  }

  private static Problem marked(String source, MarkedYamlEngineException fault) {
    var place =
        fault
            .getProblemMark()
            .map(mark -> new SourceLocation(source, mark.getLine() + 1, mark.getColumn() + 1))
            .orElse(SourceLocation.whole(source));
    return problem(place, fault.getProblem());
  }

  private static Problem unmarked(String source, JacksonException fault) {
    // Where another fault is the cause, the location is that of the token before it.
    var at = fault.getLocation();
    var place =
        at == null || fault.getCause() != null
            ? SourceLocation.whole(source)
            : new SourceLocation(source, at.getLineNr(), at.getColumnNr());
    return problem(place, fault.getOriginalMessage());
  }

  private static Problem problem(SourceLocation place, String complaint) {
    return new Problem(place.toString(), "the file", "not readable as YAML", complaint, null);
  }
}
