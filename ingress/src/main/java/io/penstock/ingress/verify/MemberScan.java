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
/// Each part tells where what it passed over ends, or that it is not sure: of other characters, of
/// escapes in what is looked for, and of whatever does not look like JSON the scan says nothing,
/// and a parser must.
final class MemberScan {

  /// The longest name or number it is sure of, in bytes.
  private static final int TOKEN_BYTES_MAX = 500;

  private static final int UNSURE = -1;

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
  private static final long SPACES = ' ' * ONES;
  private static final long QUOTES = '"' * ONES;
  private static final long ESCAPES = '\\' * ONES;

  private final byte[] json;
  private final Map<JsonPointer, String> found;

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
    var start = scan.space(0);
    if (scan.at(start) != '{') {
      return false;
    }
    var end = scan.object(start, wanted, 1);
    return end != UNSURE && scan.space(end) == body.length;
  }

  /// The byte there; one that nothing expects where there is none.
  private int at(int i) {
    return i < json.length ? json[i] : UNSURE;
  }

  private int space(int from) {
    var i = from;
    while (i < json.length
        && (json[i] == ' ' || json[i] == '\n' || json[i] == '\r' || json[i] == '\t')) {
      i++;
    }
    return i;
  }

  private int object(int from, @Nullable MemberTree wanted, int depth) {
    var i = space(from + 1);
    if (depth > JsonReader.DEPTH_MAX) {
      return UNSURE;
    }
    if (at(i) == '}') {
      return i + 1;
    }
    while (true) {
      i = member(i, wanted, depth);
      if (i == UNSURE) {
        return UNSURE;
      }
      i = space(i);
      if (at(i) != ',') {
        return at(i) == '}' ? i + 1 : UNSURE;
      }
      i = space(i + 1);
    }
  }

  private int array(int from, int depth) {
    var i = space(from + 1);
    if (depth > JsonReader.DEPTH_MAX) {
      return UNSURE;
    }
    if (at(i) == ']') {
      return i + 1;
    }
    while (true) {
      i = value(i, null, depth);
      if (i == UNSURE) {
        return UNSURE;
      }
      i = space(i);
      if (at(i) != ',') {
        return at(i) == ']' ? i + 1 : UNSURE;
      }
      i = space(i + 1);
    }
  }

  private int member(int from, @Nullable MemberTree wanted, int depth) {
    var end = at(from) == '"' ? string(from) : UNSURE;
    if (end == UNSURE || end - from > TOKEN_BYTES_MAX) {
      return UNSURE;
    }
    var colon = space(end);
    if (at(colon) != ':') {
      return UNSURE;
    }
    var value = space(colon + 1);
    if (wanted == null) {
      return value(value, null, depth);
    }
    var name = text(from + 1, end - 1);
    return name.indexOf('\\') < 0 ? value(value, wanted.members().get(name), depth) : UNSURE;
  }

  private int value(int from, @Nullable MemberTree wanted, int depth) {
    if (wanted != null) {
      wanted.pointers().forEach(found::remove);
    }
    return switch (at(from)) {
      case '{' -> object(from, wanted, depth + 1);
      case '[' -> array(from, depth + 1);
      case '"' -> {
        var end = string(from);
        yield end == UNSURE || keeps(wanted, from + 1, end - 1) ? end : UNSURE;
      }
      case 't' -> word(from, "true");
      case 'f' -> word(from, "false");
      case 'n' -> word(from, "null");
      default -> {
        var end = number(from);
        yield end - from <= TOKEN_BYTES_MAX && (end == UNSURE || keeps(wanted, from, end))
            ? end
            : UNSURE;
      }
    };
  }

  /// Takes a value that is wanted; `false` where what it says is not what stands there.
  private boolean keeps(@Nullable MemberTree wanted, int from, int to) {
    var pointer = wanted == null ? null : wanted.pointer();
    if (pointer == null || from == to) {
      return true;
    }
    var text = text(from, to);
    found.put(pointer, text);
    return text.indexOf('\\') < 0;
  }

  private String text(int from, int to) {
    return new String(json, from, to - from, ISO_8859_1);
  }

  private int string(int from) {
    var i = special(from + 1);
    while (at(i) == '\\' && escapes(i + 1)) {
      i = special(i + 2);
    }
    return at(i) == '"' ? i + 1 : UNSURE;
  }

  /// Where the next byte is that a string does not hold as it is: its end, an escape, a control
  /// character, or what is not ASCII; behind the last where there is none.
  private int special(int from) {
    var i = from;
    for (; i <= json.length - Long.BYTES; i += Long.BYTES) {
      var marks = marks((long) EIGHT.get(json, i));
      if (marks != 0) {
        return i + Long.numberOfTrailingZeros(marks) / Byte.SIZE;
      }
    }
    while (i < json.length && json[i] >= ' ' && json[i] != '"' && json[i] != '\\') {
      i++;
    }
    return i;
  }

  /// The high bit of the first special one of eight bytes, and perhaps of later ones. A byte is 0
  /// where subtracting 1 sets its high bit and it had none (Warren, Hacker's Delight, 6-1); a
  /// borrow deceives only behind one that is.
  private static long marks(long eight) {
    var quotes = eight ^ QUOTES;
    var escapes = eight ^ ESCAPES;
    return (eight | (eight - SPACES) | (quotes - ONES) | (escapes - ONES)) & HIGH_BITS;
  }

  /// Whether that byte ends an escape; four hex digits are for a parser.
  private boolean escapes(int last) {
    var b = at(last);
    return b != 'u' && b >= 0 && "\"\\/bfnrt".indexOf(b) >= 0;
  }

  private int word(int from, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (at(from + i) != word.charAt(i)) {
        return UNSURE;
      }
    }
    return from + word.length();
  }

  private int number(int from) {
    var whole = at(from) == '-' ? from + 1 : from;
    var i = digits(whole);
    if (i == whole || (json[whole] == '0' && i > whole + 1)) {
      return UNSURE;
    }
    if (at(i) == '.') {
      var fraction = i + 1;
      i = digits(fraction);
      if (i == fraction) {
        return UNSURE;
      }
    }
    return at(i) == 'e' || at(i) == 'E' ? exponent(i + 1) : i;
  }

  private int exponent(int from) {
    var first = at(from) == '+' || at(from) == '-' ? from + 1 : from;
    var end = digits(first);
    return end == first ? UNSURE : end;
  }

  private int digits(int from) {
    var i = from;
    while (i < json.length && json[i] >= '0' && json[i] <= '9') {
      i++;
    }
    return i;
  }
}
