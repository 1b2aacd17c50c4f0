package io.penstock.senders.signature;

import io.penstock.schemas.json.JsonPointer;
import io.penstock.schemas.json.JsonReader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Finds a member's bytes as they stand in a body of JSON, by names alone.
///
/// The work grows linearly with the body: one pass of the parser over its characters, and at most
/// one over its bytes, which finds where the member's characters stand.
///
/// A body in which a name on the way stands twice in one object has no such member: which of the
/// two was signed would be anybody's guess.
public final class JsonMemberBytes {
  private static final int BYTE_ORDER_MARK_LENGTH = 3;

  private final List<String> names;
  private final JsonParser parser;
  private @Nullable Range found;
  private boolean twice;

  /// Where the member stands, in characters from the document's start.
  private record Range(int from, int to) {
    Slice in(byte[] body) {
      var start = JsonReader.startsWithByteOrderMark(body) ? BYTE_ORDER_MARK_LENGTH : 0;
      var first = passOver(body, start, from);
      return new Slice(body, first, passOver(body, first, to - from) - first);
    }
  }

  private JsonMemberBytes(JsonPointer pointer, JsonParser parser) {
    this.names = pointer.tokens();
    this.parser = parser;
  }

  /// The bytes; a string's without its quotes. `null` where the body has none there.
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
    var from = (int) parser.currentTokenLocation().getCharOffset();
    parser.skipChildren();
    // A string is read lazily, and only then the parser stands behind it.
    parser.finishToken();
    var to = (int) parser.currentLocation().getCharOffset();
    found = new Range(from + quotes, to - quotes);
  }

  /// The offset behind so many UTF-16 characters of valid UTF-8. A token never ends between the two
  /// of a pair.
  private static int passOver(byte[] utf8, int from, int characters) {
    var at = from;
    for (int left = characters; left > 0; left--) {
      var first = utf8[at] & 0xFF;
      if (first < 0x80) {
        at++;
      } else if (first < 0xE0) {
        at += 2;
      } else if (first < 0xF0) {
        at += 3;
      } else {
        at += 4;
        left--;
      }
    }
    return at;
  }
}
