package io.penstock.signatures;

import io.penstock.schemas.json.JsonPointer;
import io.penstock.schemas.json.JsonReader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Finds a member's bytes as they stand in a body of JSON, by names alone.
///
/// A body in which a name on the way stands twice in one object has no such member: which of the
/// two was signed would be anybody's guess.
final class MemberBytes {
  private static final int BYTE_ORDER_MARK_LENGTH = 3;

  private final byte[] body;
  private final List<String> names;
  private final JsonParser parser;
  private final int start;
  private @Nullable Slice found;
  private boolean twice;

  private MemberBytes(byte[] body, JsonPointer pointer, JsonParser parser) {
    this.body = body;
    this.names = pointer.tokens();
    this.parser = parser;
    this.start = marked(body) ? BYTE_ORDER_MARK_LENGTH : 0;
  }

  /// The bytes; a string's without its quotes. `null` where the body has none there.
  static @Nullable Slice find(byte[] body, JsonPointer pointer) {
    try (var parser = JsonReader.parser(body)) {
      var finding = new MemberBytes(body, pointer, parser);
      parser.nextToken();
      finding.value(0);
      return finding.twice || parser.nextToken() != null ? null : finding.found;
    } catch (JacksonException _) {
      return null;
    }
  }

  /// Looks at the value that the parser stands on, to which that many names have led.
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
    var from = start + (int) parser.currentTokenLocation().getByteOffset();
    parser.skipChildren();
    // A string is read lazily, and only then the parser stands behind it.
    parser.finishToken();
    var to = start + (int) parser.currentLocation().getByteOffset();
    found = new Slice(body, from + quotes, to - from - 2 * quotes);
  }

  private static boolean marked(byte[] body) {
    return body.length >= BYTE_ORDER_MARK_LENGTH
        && body[0] == (byte) 0xEF
        && body[1] == (byte) 0xBB
        && body[2] == (byte) 0xBF;
  }
}
