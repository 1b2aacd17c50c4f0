package io.penstock.senders.signature;

import io.penstock.schemas.json.JsonPointer;
import io.penstock.schemas.json.JsonReader;
import io.penstock.schemas.json.Utf8Offsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Finds the original bytes of a member in a JSON body. The pointer selects object members by name,
/// never array elements.
///
/// The cost is linear in the size of the body: one pass of the parser over its characters, and at
/// most one pass over its bytes, which converts the member's character offsets.
///
/// If an object on the path contains the name twice, the member is not found: it would be unclear
/// which of the two was signed.
public final class JsonMemberBytes {
  private final List<String> names;
  private final JsonParser parser;
  private @Nullable Range found;
  private boolean twice;

  /// The range of the member, in UTF-16 characters from the start of the document.
  private record Range(int from, int to) {
    Slice in(byte[] body) {
      var offsets = new Utf8Offsets(body);
      var first = offsets.of(from);
      return new Slice(body, first, offsets.of(to) - first);
    }
  }

  private JsonMemberBytes(JsonPointer pointer, JsonParser parser) {
    this.names = pointer.tokens();
    this.parser = parser;
  }

  /// The bytes of the member, of a string without its quotes; `null` if the member is not found.
  static @Nullable Slice find(byte[] body, JsonPointer pointer) {
    try (var parser = JsonReader.parser(body)) {
      var finding = new JsonMemberBytes(pointer, parser);
      parser.nextToken();
      finding.value(0);
      var found = finding.twice || parser.nextToken() != null ? null : finding.found;
      return found == null ? null : found.in(body);
    } catch (JacksonException _) {
      return null;
    }
  }

  /// Reads the value at the parser's position, which `depth` names of the pointer have selected.
  private void value(int depth) {
    if (depth == names.size()) {
      take();
    } else if (parser.currentToken() == JsonToken.START_OBJECT) {
      object(depth);
    } else {
      parser.skipChildren();
    }
  }

  private void object(int depth) {
    var seen = false;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var wanted = names.get(depth).equals(parser.currentName());
      parser.nextToken();
      if (wanted) {
        twice |= seen;
        seen = true;
        value(depth + 1);
      } else {
        parser.skipChildren();
      }
    }
  }

  private void take() {
    var quotes = parser.currentToken() == JsonToken.VALUE_STRING ? 1 : 0;
    var from = (int) parser.currentTokenLocation().getCharOffset();
    parser.skipChildren();
    // The parser reads strings lazily. It is positioned after the string only after this call.
    parser.finishToken();
    var to = (int) parser.currentLocation().getCharOffset();
    found = new Range(from + quotes, to - quotes);
  }
}
