package io.penstock.ingress.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.penstock.schemas.json.JsonPointer;
import io.penstock.schemas.json.JsonReader;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One pass over a body of JSON (RFC 8259) in ASCII, for a few of its members: the rest is checked,
/// and nothing is made of it.
///
/// It is sure, or it is not: of other characters, of escapes in what is looked for, and of whatever
/// does not look like JSON it says nothing, and a parser must.
final class MemberScan {

  /// The longest name or number it is sure of, in bytes.
  private static final int TOKEN_BYTES_MAX = 500;

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
  private static final long SPACES = ' ' * ONES;
  private static final long QUOTES = '"' * ONES;
  private static final long ESCAPES = '\\' * ONES;

  private final byte[] json;
  private final Map<JsonPointer, String> found;
  private int at;
  private boolean escaped;

  private MemberScan(byte[] json, Map<JsonPointer, String> found) {
    this.json = json;
    this.found = found;
  }

  /// Finds the wanted members of the body's object.
  ///
  /// @param found takes each text or number by its pointer, the last of a repeated name
  /// @return whether it is sure; where not, what it found means nothing
  static boolean find(byte[] body, MemberTree wanted, Map<JsonPointer, String> found) {
    var scan = new MemberScan(body, found);
    return scan.next() == '{' && scan.object(wanted, 1) && scan.next() < 0;
  }

  /// The next byte that is no white space, on which it then stands; -1 behind the last.
  private int next() {
    while (at < json.length) {
      var b = json[at];
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        // No ASCII: a value that nothing expects.
        return b & 0xFF;
      }
      at++;
    }
    return -1;
  }

  private boolean take(int expected) {
    if (next() != expected) {
      return false;
    }
    at++;
    return true;
  }

  private boolean object(@Nullable MemberTree wanted, int depth) {
    at++;
    if (next() == '}') {
      at++;
      return depth <= JsonReader.DEPTH_MAX;
    }
    do {
      if (next() != '"' || !member(wanted, depth)) {
        return false;
      }
    } while (take(','));
    return depth <= JsonReader.DEPTH_MAX && take('}');
  }

  private boolean member(@Nullable MemberTree wanted, int depth) {
    var name = at + 1;
    if (!string() || at - name > TOKEN_BYTES_MAX) {
      return false;
    }
    var end = at - 1;
    if (wanted == null) {
      return take(':') && value(null, depth);
    }
    return !escaped && take(':') && value(wanted.members().get(text(name, end)), depth);
  }

  private boolean value(@Nullable MemberTree wanted, int depth) {
    if (wanted != null) {
      wanted.pointers().forEach(found::remove);
    }
    return switch (next()) {
      case '{' -> object(wanted, depth + 1);
      case '[' -> array(depth + 1);
      case '"' -> {
        var from = at + 1;
        yield string() && keep(wanted, from, at - 1);
      }
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> {
        var from = at;
        escaped = false;
        yield number() && at - from <= TOKEN_BYTES_MAX && keep(wanted, from, at);
      }
    };
  }

  private boolean array(int depth) {
    at++;
    if (next() == ']') {
      at++;
      return depth <= JsonReader.DEPTH_MAX;
    }
    do {
      if (depth > JsonReader.DEPTH_MAX || !value(null, depth)) {
        return false;
      }
    } while (take(','));
    return take(']');
  }

  private boolean keep(@Nullable MemberTree wanted, int from, int to) {
    var pointer = wanted == null ? null : wanted.pointer();
    if (pointer != null && from < to) {
      found.put(pointer, text(from, to));
      return !escaped;
    }
    return true;
  }

  private String text(int from, int to) {
    return new String(json, from, to - from, ISO_8859_1);
  }

  /// Passes over a string; its place is kept in a local variable, because most of a body is
  /// strings.
  private boolean string() {
    escaped = false;
    var i = at + 1;
    while (i < json.length) {
      while (i <= json.length - Long.BYTES && plain((long) EIGHT.get(json, i))) {
        i += Long.BYTES;
      }
      if (i == json.length) {
        return false;
      }
      var b = json[i++];
      if (b == '"') {
        at = i;
        return true;
      }
      // What is not ASCII is negative.
      if (b < ' ' || (b == '\\' && !escape(i++))) {
        return false;
      }
    }
    return false;
  }

  /// Whether eight bytes have no end of a string, no escape, no control character and nothing that
  /// is not ASCII. A byte is 0 where subtracting 1 sets its high bit and it had none (Warren,
  /// Hacker's Delight, 6-1); after what is not ASCII is ruled out, no borrow deceives.
  private static boolean plain(long eight) {
    var quotes = eight ^ QUOTES;
    var escapes = eight ^ ESCAPES;
    return ((eight | (eight - SPACES) | (quotes - ONES) | (escapes - ONES)) & HIGH_BITS) == 0;
  }

  /// Whether that byte ends an escape.
  private boolean escape(int last) {
    escaped = true;
    // Four hex digits are for a parser.
    return last < json.length && json[last] != 'u' && "\"\\/bfnrt".indexOf(json[last]) >= 0;
  }

  private boolean word(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (at >= json.length || json[at++] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean number() {
    if (at < json.length && json[at] == '-') {
      at++;
    }
    var whole = at;
    if (!digits() || (json[whole] == '0' && at > whole + 1)) {
      return false;
    }
    if (at < json.length && json[at] == '.') {
      at++;
      if (!digits()) {
        return false;
      }
    }
    if (at < json.length && (json[at] | 0x20) == 'e') {
      at++;
      if (at < json.length && (json[at] == '+' || json[at] == '-')) {
        at++;
      }
      return digits();
    }
    return true;
  }

  /// One digit or more.
  private boolean digits() {
    var from = at;
    while (at < json.length && json[at] >= '0' && json[at] <= '9') {
      at++;
    }
    return at > from;
  }
}
