package io.penstock.ingress.scan;

import io.penstock.schemas.json.JsonReader;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Passes over values of JSON (RFC 8259) in ASCII: checks them, and makes nothing of them.
///
/// Each part tells where what it passed over ends, or that it is not sure: of other characters and
/// of whatever does not look like JSON the scan says nothing, and a parser must.
final class JsonValueScan {
  /// The longest name or number it is sure of, in bytes.
  static final int TOKEN_BYTES_MAX = 500;

  /// Where it is not sure: a place at which nothing stands, so that nothing is found from there on.
  static final int UNSURE = -1;

  private final byte[] json;
  private final StructuralBytes special;

  JsonValueScan(byte[] json) {
    this.json = json;
    this.special = new StructuralBytes(json);
  }

  /// The byte there; one that nothing expects where there is none.
  int at(int i) {
    return Integer.compareUnsigned(i, json.length) < 0 ? json[i] : UNSURE;
  }

  int space(int from) {
    var i = from;
    while (at(i) <= ' ' && isSpace(at(i))) {
      i++;
    }
    return i;
  }

  private static boolean isSpace(int b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  /// A value and all that is in it.
  ///
  /// @param depth how many objects and arrays are around it
  int value(int from, int depth) {
    return switch (at(from)) {
      case '"' -> string(from);
      case '{' -> nest(from, '}', depth + 1);
      case '[' -> nest(from, ']', depth + 1);
      case 't' -> word(from, "true");
      case 'f' -> word(from, "false");
      case 'n' -> word(from, "null");
      default -> number(from);
    };
  }

  /// An object or an array.
  private int nest(int from, int end, int depth) {
    if (depth > JsonReader.DEPTH_MAX) {
      return UNSURE;
    }
    var i = space(from + 1);
    if (at(i) == end) {
      return i + 1;
    }
    while (true) {
      i = end == '}' ? name(i) : i;
      i = space(value(i, depth));
      if (at(i) != ',') {
        return at(i) == end ? i + 1 : UNSURE;
      }
      i = space(i + 1);
    }
  }

  /// A member's name and what divides it from its value.
  private int name(int from) {
    var end = at(from) == '"' ? string(from) : UNSURE;
    return end - from <= TOKEN_BYTES_MAX ? colon(end) : UNSURE;
  }

  /// What divides a name from its value.
  int colon(int from) {
    var colon = space(from);
    return at(colon) == ':' ? space(colon + 1) : UNSURE;
  }

  int string(int from) {
    var i = special.next(from + 1);
    while (at(i) == '\\' && escapes(i + 1)) {
      i = special.next(i + 2);
    }
    return at(i) == '"' ? i + 1 : UNSURE;
  }

  /// A string without escapes.
  int plainString(int from) {
    var end = special.next(from + 1);
    return at(end) == '"' ? end + 1 : UNSURE;
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

  int number(int from) {
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
    var end = at(i) == 'e' || at(i) == 'E' ? exponent(i + 1) : i;
    return end - from <= TOKEN_BYTES_MAX ? end : UNSURE;
  }

  private int exponent(int from) {
    var first = at(from) == '+' || at(from) == '-' ? from + 1 : from;
    var end = digits(first);
    return end == first ? UNSURE : end;
  }

  private int digits(int from) {
    var i = from;
    while (at(i) >= '0' && at(i) <= '9') {
      i++;
    }
    return i;
  }

  /// The bytes of a body that a string of JSON does not hold as they are: a quote, an escape, a
  /// control character, or what is not ASCII.
  ///
  /// They are marked in blocks, a bit for each byte, so that where the next string is looked for
  /// need not wait for bytes that are read where the last one ended: what short strings cost is
  /// waiting.
  static final class StructuralBytes {
    private static final VarHandle EIGHT =
        MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final long LOW_BITS = ~HIGH_BITS;
    private static final long ESCAPES = '\\' * ONES;

    /// Swaps quotes and spaces, so that no more than a space is what was a quote or below a space.
    private static final long QUOTE_AND_SPACE = ('"' ^ ' ') * ONES;

    /// Added to ASCII, it sets the high bit of what is greater than a space.
    private static final long ABOVE_SPACE = (0x80 - (' ' + 1)) * ONES;

    /// Multiplied by it, the high bits of eight bytes come together in the last byte.
    private static final long GATHER = 0x0002_0408_1020_4081L;

    private static final int BLOCK_BYTES = Long.SIZE;

    private final byte[] body;
    private int block = -1;
    private long marks;

    StructuralBytes(byte[] body) {
      this.body = body;
    }

    /// Where the next one is; behind the last byte where there is none. Nothing is known of what is
    /// behind a byte that is not ASCII.
    int next(int from) {
      var first = from & -BLOCK_BYTES;
      var ahead = marks(first) & (-1L << from);
      while (ahead == 0) {
        first += BLOCK_BYTES;
        ahead = marks(first);
      }
      return first + Long.numberOfTrailingZeros(ahead);
    }

    private long marks(int first) {
      if (first != block) {
        block = first;
        marks = read(first);
      }
      return marks;
    }

    /// Behind the body all is special, as the zeros are that fill its last block.
    private long read(int first) {
      if (first >= body.length) {
        return -1;
      }
      return first + BLOCK_BYTES <= body.length
          ? marks(body, first)
          : marks(Arrays.copyOfRange(body, first, first + BLOCK_BYTES), 0);
    }

    /// A block's marks. Sums of ASCII do not carry into the next byte; others may, and mark
    /// themselves.
    private static long marks(byte[] bytes, int first) {
      var marks = 0L;
      for (int i = 0; i < BLOCK_BYTES; i += Long.BYTES) {
        var eight = (long) EIGHT.get(bytes, first + i);
        var plain = ((eight ^ QUOTE_AND_SPACE) + ABOVE_SPACE) & ((eight ^ ESCAPES) + LOW_BITS);
        marks |= (((~plain & HIGH_BITS) * GATHER) >>> (Long.SIZE - Byte.SIZE)) << i;
      }
      return marks;
    }
  }
}
