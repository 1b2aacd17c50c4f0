package io.penstock.senders.api;

import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonPointer;
import io.penstock.schemas.json.JsonReader;
import io.penstock.schemas.json.RepairedReading;
import io.penstock.schemas.json.Utf8Offsets;
import io.penstock.senders.signature.Slice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Divides an answer into its content, as bytes, and the rest, as values.
///
/// The cost is linear in the size of the answer. The pointer to the content selects object members
/// by name, never array elements. Of a repeated name the last member counts, as in [Json].
final class AnswerScan {
  private final List<String> names;
  private final JsonParser parser;
  private @Nullable Content content;

  /// The content of an answer.
  private sealed interface Content {
    /// The elements of an array.
    record Elements(List<Range> ranges) implements Content {}

    /// Any other value.
    record Value(Range range, boolean object) implements Content {}
  }

  /// A range of UTF-16 characters from the start of the document.
  private record Range(long from, long to) {
    Slice in(byte[] answer, Utf8Offsets offsets) {
      var first = offsets.of(from);
      return new Slice(answer, first, offsets.of(to) - first);
    }
  }

  /// The result.
  sealed interface Scanned {
    /// The content is an array.
    ///
    /// @param elements the bytes of its elements
    /// @param rest the document, with an empty array as its content
    record Array(List<Slice> elements, Json rest) implements Scanned {}

    /// The content is an object.
    record OneObject(Slice bytes) implements Scanned {}

    /// There is no content, or it is another value.
    record Other() implements Scanned {}

    /// The answer is not one JSON document within the limits of [JsonReader].
    record Unreadable(String detail) implements Scanned {}
  }

  private AnswerScan(JsonPointer pointer, JsonParser parser) {
    this.names = pointer.tokens();
    this.parser = parser;
  }

  static Scanned scan(byte[] answer, JsonPointer content) {
    try (var parser = RepairedReading.parser(answer)) {
      if (parser.nextToken() == null) {
        return new Scanned.Unreadable("empty, where a JSON document was expected");
      }
      var scan = new AnswerScan(content, parser);
      var rest = scan.value(0);
      if (parser.nextToken() != null) {
        return new Scanned.Unreadable("more than one JSON document");
      }
      return scan.result(answer, rest);
    } catch (JacksonException e) {
      return new Scanned.Unreadable(
          markup(answer)
              ? "HTML or XML, where a JSON document was expected"
              : JsonReader.complaint(e));
    }
  }

  private Scanned result(byte[] answer, Json rest) {
    var offsets = new Utf8Offsets(answer);
    return switch (content) {
      case Content.Elements(var ranges) -> {
        var elements = new ArrayList<Slice>(ranges.size());
        ranges.forEach(range -> elements.add(range.in(answer, offsets)));
        yield new Scanned.Array(elements, rest);
      }
      case Content.Value(var range, var object) ->
          object ? new Scanned.OneObject(range.in(answer, offsets)) : new Scanned.Other();
      case null -> new Scanned.Other();
    };
  }

  /// Reads the value at the parser's position, which `depth` names of the pointer have selected.
  /// The content is read as an empty array or `null`.
  private Json value(int depth) {
    if (depth == names.size()) {
      return content();
    }
    return parser.currentToken() == JsonToken.START_OBJECT
        ? object(depth)
        : JsonReader.value(parser);
  }

  private Json object(int depth) {
    var members = new LinkedHashMap<String, Json>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var name = parser.currentName();
      var wanted = names.get(depth).equals(name);
      parser.nextToken();
      if (wanted) {
        content = null;
      }
      members.put(name, wanted ? value(depth + 1) : JsonReader.value(parser));
    }
    return new Json.Obj(members);
  }

  private Json content() {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      var object = parser.currentToken() == JsonToken.START_OBJECT;
      content = new Content.Value(range(), object);
      return new Json.Null();
    }
    var ranges = new ArrayList<Range>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      ranges.add(range());
    }
    content = new Content.Elements(ranges);
    return new Json.Arr(List.of());
  }

  /// Passes over the value at the parser's position.
  private Range range() {
    var from = parser.currentTokenLocation().getCharOffset();
    parser.skipChildren();
    // The parser reads strings lazily. It is positioned after the string only after this call.
    parser.finishToken();
    return new Range(from, parser.currentLocation().getCharOffset());
  }

  /// Whether the first character that is no white space is `<`.
  private static boolean markup(byte[] answer) {
    for (var each : answer) {
      if (each > ' ') {
        return each == '<';
      }
    }
    return false;
  }
}
