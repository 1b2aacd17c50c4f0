package io.penstock.cli.doctor;

import io.penstock.schemas.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// A way in which a library writes JSON. A sender that signs what its library would write, and not
/// what it sends, signs such a form.
///
/// @param numbers whether they are written as JavaScript has them, so that `1.50` is `1.5`
record JsonForm(Spacing spacing, Escapes escapes, boolean sorted, boolean numbers) {

  /// What stands between members.
  enum Spacing {
    MINIFIED("minified", "", ",", ":"),
    SPACED("with a blank after , and :", "", ", ", ": "),
    INDENTED_BY_2("indented by 2", "  ", ",", ": "),
    INDENTED_BY_4("indented by 4", "    ", ",", ": ");

    private final String words;
    private final String indent;
    private final String comma;
    private final String colon;

    Spacing(String words, String indent, String comma, String colon) {
      this.words = words;
      this.indent = indent;
      this.comma = comma;
      this.colon = colon;
    }
  }

  /// What is escaped, beyond what must be.
  enum Escapes {
    NONE(""),
    SLASHES("with / as \\/"),
    ASCII("with all beyond ASCII as \\uXXXX"),
    SLASHES_AND_ASCII("with / as \\/ and all beyond ASCII as \\uXXXX"),
    HTML("with <, > and & as \\uXXXX");

    private final String words;

    Escapes(String words) {
      this.words = words;
    }

    boolean escapes(char c) {
      return switch (this) {
        case NONE -> false;
        case SLASHES -> c == '/';
        case ASCII -> c > '~';
        case SLASHES_AND_ASCII -> c == '/' || c > '~';
        case HTML -> c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029';
      };
    }
  }

  /// Libraries that write so by default.
  private static final Map<JsonForm, String> KNOWN =
      Map.of(
          new JsonForm(Spacing.MINIFIED, Escapes.NONE, false, false),
          "JavaScript's JSON.stringify",
          new JsonForm(Spacing.MINIFIED, Escapes.NONE, false, true),
          "JavaScript's JSON.stringify",
          new JsonForm(Spacing.MINIFIED, Escapes.SLASHES_AND_ASCII, false, false),
          "PHP's json_encode",
          new JsonForm(Spacing.SPACED, Escapes.ASCII, false, false),
          "Python's json.dumps",
          new JsonForm(Spacing.MINIFIED, Escapes.HTML, true, false),
          "Go's json.Marshal of a map");

  /// All of them, the plainest first.
  static List<JsonForm> all() {
    var all = new ArrayList<JsonForm>();
    for (var numbers : List.of(false, true)) {
      for (var sorted : List.of(false, true)) {
        for (var spacing : Spacing.values()) {
          for (var escapes : Escapes.values()) {
            all.add(new JsonForm(spacing, escapes, sorted, numbers));
          }
        }
      }
    }
    return all;
  }

  /// For a person.
  String words() {
    var known = KNOWN.get(this);
    return spacing.words
        + (escapes == Escapes.NONE ? "" : ", " + escapes.words)
        + (sorted ? ", its members sorted by name" : "")
        + (numbers ? ", its numbers as JavaScript writes them" : "")
        + (known == null ? "" : ", as " + known + " does");
  }

  byte[] write(Json value) {
    var text = new StringBuilder();
    write(value, "\n", text);
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /// Writes one value.
  ///
  /// @param line what begins a new line at this depth
  private void write(Json value, String line, StringBuilder text) {
    switch (value) {
      case Json.Obj(var members) -> object(members, line, text);
      case Json.Arr(var items) -> array(items, line, text);
      case Json.Str(var string) -> string(string, text);
      case Json.Num(var digits) -> text.append(numbers ? JavaScriptNumber.of(digits) : digits);
      case Json.Bool(var bool) -> text.append(bool);
      case Json.Null() -> text.append("null");
    }
  }

  private void object(SequencedMap<String, Json> members, String line, StringBuilder text) {
    var separator = "";
    text.append('{');
    for (var member : (sorted ? new TreeMap<>(members) : members).entrySet()) {
      text.append(separator).append(begin(line));
      string(member.getKey(), text);
      text.append(spacing.colon);
      write(member.getValue(), line + spacing.indent, text);
      separator = spacing.comma;
    }
    text.append(members.isEmpty() ? "" : end(line)).append('}');
  }

  private void array(List<Json> items, String line, StringBuilder text) {
    var separator = "";
    text.append('[');
    for (var item : items) {
      text.append(separator).append(begin(line));
      write(item, line + spacing.indent, text);
      separator = spacing.comma;
    }
    text.append(items.isEmpty() ? "" : end(line)).append(']');
  }

  private String begin(String line) {
    return spacing.indent.isEmpty() ? "" : line + spacing.indent;
  }

  private String end(String line) {
    return spacing.indent.isEmpty() ? "" : line;
  }

  private void string(String string, StringBuilder text) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      append(string.charAt(i), text);
    }
    text.append('"');
  }

  private void append(char c, StringBuilder text) {
    switch (c) {
      case '"' -> text.append("\\\"");
      case '\\' -> text.append("\\\\");
      case '\b' -> text.append("\\b");
      case '\f' -> text.append("\\f");
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      default -> {
        if (c == '/' && escapes.escapes(c)) {
          text.append("\\/");
        } else if (c < ' ' || escapes.escapes(c)) {
          text.append("\\u%04x".formatted((int) c));
        } else {
          text.append(c);
        }
      }
    }
  }
}
