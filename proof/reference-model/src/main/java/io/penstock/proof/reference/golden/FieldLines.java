package io.penstock.proof.reference.golden;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A field as lines: its name and the text of its bytes, which goes on in further lines if it is
/// long.
final class FieldLines {
  private static final int LINE_CHARS_MAX = 100;
  private static final String NEXT = "    + ";
  private static final String NULL = " (null)";
  private static final String EMPTY = " (empty)";

  /// Between two members or elements of JSON, and after a line feed. What a line ends with must not
  /// matter to how it is read, so none ends inside an escape.
  private static final Pattern BREAK = Pattern.compile("(?<=,)(?=[\"{])|(?<=(?<!\\\\)\\\\n)(?=.)");

  private FieldLines() {}

  /// A field that was read.
  record Field(String name, byte @Nullable [] value) {

    /// The time that its text says.
    Instant time() {
      return Instant.parse(new String(value == null ? new byte[0] : value, UTF_8));
    }
  }

  /// The lines of a field.
  static List<String> of(String name, byte @Nullable [] value) {
    if (value == null || value.length == 0) {
      return List.of("  " + name + (value == null ? NULL : EMPTY));
    }
    var whole = "  " + name + ": " + FieldText.of(value);
    if (whole.length() <= LINE_CHARS_MAX) {
      return List.of(whole);
    }
    var lines = new ArrayList<String>();
    for (var part : BREAK.split(whole, -1)) {
      lines.add(lines.isEmpty() ? part : NEXT + part);
    }
    return lines;
  }

  /// A header's name as part of a field's: it ends before a colon or a space.
  static String name(String header) {
    return FieldText.of(header.getBytes(UTF_8)).replace(":", "\\{3a}").replace(" ", "\\{20}");
  }

  /// Reads fields back.
  static List<Field> read(List<String> lines) {
    var fields = new ArrayList<Field>();
    for (int at = 0; at < lines.size(); ) {
      var field = new StringBuilder(lines.get(at++));
      while (at < lines.size() && lines.get(at).startsWith(NEXT)) {
        field.append(lines.get(at++), NEXT.length(), lines.get(at - 1).length());
      }
      fields.add(field(field.toString()));
    }
    return fields;
  }

  private static Field field(String line) {
    if (!line.startsWith("  ")) {
      throw new IllegalArgumentException("not a field: " + line);
    }
    if (!line.contains(": ")) {
      return withoutText(line);
    }
    var parts = line.substring(2).split(": ", 2);
    return new Field(parts[0], FieldText.read(parts[1]));
  }

  private static Field withoutText(String line) {
    if (line.endsWith(NULL)) {
      return new Field(line.substring(2, line.length() - NULL.length()), null);
    }
    if (line.endsWith(EMPTY)) {
      return new Field(line.substring(2, line.length() - EMPTY.length()), new byte[0]);
    }
    throw new IllegalArgumentException("neither a text nor (null) nor (empty): " + line);
  }
}
