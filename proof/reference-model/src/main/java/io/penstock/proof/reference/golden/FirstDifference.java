package io.penstock.proof.reference.golden;

import java.util.List;

/// Where a golden file and what it should say now first differ.
///
/// @param line its number, from 1
/// @param record the heading of the record it belongs to, or of which it is the heading
/// @param frozen the line in the file
/// @param now the line that should be there
record FirstDifference(int line, String record, String frozen, String now) {
  private static final String END = "(end of file)";

  static FirstDifference between(List<String> frozen, List<String> now) {
    int at = 0;
    while (at < frozen.size() && at < now.size() && frozen.get(at).equals(now.get(at))) {
      at++;
    }
    return new FirstDifference(at + 1, heading(frozen, at), line(frozen, at), line(now, at));
  }

  private static String line(List<String> lines, int at) {
    return at < lines.size() ? lines.get(at) : END;
  }

  /// The last heading up to a line: the only lines of a record that are not indented.
  private static String heading(List<String> lines, int at) {
    for (int i = Math.min(at, lines.size() - 1); i >= 0; i--) {
      var line = lines.get(i);
      if (!line.isEmpty() && !line.startsWith(" ") && !line.startsWith("#")) {
        return line;
      }
    }
    return "(before the first record)";
  }

  /// The field that a line belongs to, such as `header order-key`.
  private String field() {
    var of = frozen.equals(END) ? now : frozen;
    if (!of.startsWith(" ")) {
      return "the record itself";
    }
    var field = of.strip();
    return field.startsWith("+ ") ? "a long value" : field.split(": | \\(", 2)[0];
  }

  String told(GoldenFile file) {
    return """
        %s, line %s, in "%s": %s differs
          frozen: %s
          now:    %s
        These bytes change only on purpose. If this is one, write the file anew, review the diff, \
        and tell the change in CHANGELOG.md:
          %s"""
        .formatted(file.name(), line, record, field(), frozen, now, file.command());
  }
}
