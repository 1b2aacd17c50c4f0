package io.penstock.cli.doctor;

import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads a request's headers as people have them at hand: `Name: value` lines, what `curl -v`
/// printed, or one JSON object of names to values.
final class HeaderLines {

  /// How many headers are looked at.
  static final int HEADERS_MAX = 1000;

  private static final Pattern FIELD = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+)[ \\t]*:(.*)");
  private static final Pattern FIRST_LINE =
      Pattern.compile("[A-Z]+ \\S+ HTTP/[0-9.]+|HTTP/[0-9.]+ [0-9]{3}.*");

  /// What `curl -v` says beside what it sends and gets: `* Connected to ...`, `} [85 bytes data]`.
  private static final Pattern REMARK = Pattern.compile("(\\*|[{}] \\[).*");

  private HeaderLines() {}

  /// What the text turned out to be.
  sealed interface Reading {
    record Read(GivenHeaders headers) implements Reading {}

    /// Something else.
    ///
    /// @param reason completes `the headers are ...`
    record Unreadable(String reason) implements Reading {}
  }

  /// Reads them. Bytes beyond ASCII are taken as ISO-8859-1, as a server takes them.
  static Reading read(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    var reading =
        text.stripLeading().startsWith("{")
            ? object(bytes)
            : lines(text.lines().map(String::stripTrailing).toList());
    return reading instanceof Reading.Read(var headers) && headers.fields().size() > HEADERS_MAX
        ? new Reading.Unreadable("more than " + HEADERS_MAX)
        : reading;
  }

  private static Reading lines(List<String> lines) {
    boolean traced = lines.stream().anyMatch(line -> line.startsWith("> "));
    var fields = new ArrayList<GivenHeaders.Field>();
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      var content = line.replaceFirst("^[<>]( |$)", "");
      // Where a trace shows both ways, only what was sent is the request.
      boolean answer = traced && line.startsWith("<");
      if (answer || content.isBlank() || isNone(content)) {
        continue;
      }
      var field = FIELD.matcher(content);
      if (!field.matches()) {
        return new Reading.Unreadable("no headers in line " + (i + 1) + "; expected Name: value");
      }
      fields.add(new GivenHeaders.Field(field.group(1), field.group(2).strip()));
    }
    return new Reading.Read(new GivenHeaders(fields));
  }

  private static boolean isNone(String line) {
    return FIRST_LINE.matcher(line).matches() || REMARK.matcher(line).matches();
  }

  private static Reading object(byte[] bytes) {
    return switch (JsonReader.read(bytes)) {
      case JsonReader.Reading.Document(Json.Obj(var members)) -> {
        var fields =
            members.entrySet().stream()
                .flatMap(
                    member -> values(member.getValue()).map(value -> field(member.getKey(), value)))
                .toList();
        yield new Reading.Read(new GivenHeaders(fields));
      }
      case JsonReader.Reading.Document _ ->
          new Reading.Unreadable("JSON, but no object of names to values");
      case JsonReader.Reading.Unreadable(var detail) ->
          new Reading.Unreadable("no JSON: " + detail);
    };
  }

  private static GivenHeaders.Field field(String name, String value) {
    return new GivenHeaders.Field(name, value.strip());
  }

  /// A header that stands several times has a list of values.
  private static Stream<String> values(Json value) {
    return switch (value) {
      case Json.Str(var text) -> Stream.of(text);
      case Json.Num(var digits) -> Stream.of(digits);
      case Json.Bool(var bool) -> Stream.of(Boolean.toString(bool));
      case Json.Arr(var items) -> items.stream().flatMap(HeaderLines::values);
      case Json.Null _, Json.Obj _ -> Stream.empty();
    };
  }
}
