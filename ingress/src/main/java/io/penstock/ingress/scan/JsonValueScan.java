package io.penstock.ingress.scan;

import io.penstock.schemas.json.JsonReader;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Checks JSON values (RFC 8259) in ASCII and skips them without building objects.
///
/// Each method returns the end offset, or [#UNSURE]. The scan is unsure of non-ASCII characters and
/// of anything that does not look like JSON; a parser must decide then.
final class JsonValueScan {
  /// Maximum length of a name or number that the scan is sure of, in bytes.
  static final int TOKEN_BYTES_MAX = 500;

  /// The result if the scan is unsure: an offset without a byte, so that every later check fails.
  static final int UNSURE = -1;

  private final byte[] json;
  private final StructuralBytes special;

  JsonValueScan(byte[] json) {
    this.json = json;
    this.special = new StructuralBytes(json);
  }

  /// The byte at an offset; outside the body, a value that matches no expected byte.
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

  /// Skips a value and everything in it.
  ///
  /// @param depth the number of objects and arrays around it
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

  /// Skips an object or an array.
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

  /// Skips a member's name and the colon after it.
  private int name(int from) {
    var end = at(from) == '"' ? string(from) : UNSURE;
    return end - from <= TOKEN_BYTES_MAX ? colon(end) : UNSURE;
  }

  /// Skips a colon and the whitespace around it.
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

  /// Skips a string; [#UNSURE] if it contains an escape.
  int plainString(int from) {
    var end = special.next(from + 1);
    return at(end) == '"' ? end + 1 : UNSURE;
  }

  /// Whether the byte completes an escape. An escape with four hex digits is left to the parser.
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

  /// The bytes of a body that end a run of plain characters in a JSON string: a quote, a backslash,
  /// a control character, or a byte that is not ASCII.
  ///
  /// The bytes are marked in blocks, one bit for each byte. So the search for the next string's end
  /// need not wait for bytes that are loaded at the last string's end. This waiting is the main
  /// cost of short strings.
  static final class StructuralBytes {
    private static final VarHandle EIGHT =
        MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final long LOW_BITS = ~HIGH_BITS;
    private static final long ESCAPES = '\\' * ONES;

    /// XOR with this swaps quotes and spaces. After it, only quotes and control characters are at
    /// most a space.
    private static final long QUOTE_AND_SPACE = ('"' ^ ' ') * ONES;

    /// Added to an ASCII byte, this sets the high bit if the byte is greater than a space.
    private static final long ABOVE_SPACE = (0x80 - (' ' + 1)) * ONES;

    /// Multiplication by this collects the high bits of eight bytes in the most significant byte.
    private static final long GATHER = 0x0002_0408_1020_4081L;

    private static final int BLOCK_BYTES = Long.SIZE;

    private final byte[] body;
    private int block = -1;
    private long marks;

    StructuralBytes(byte[] body) {
      this.body = body;
    }

    /// The offset of the next marked byte; after the last byte if there is none. Marks after a byte
    /// that is not ASCII are unreliable.
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

    /// All bytes after the body are marked, like the zeros that pad its last block.
    private long read(int first) {
      if (first >= body.length) {
        return -1;
      }
      return first + BLOCK_BYTES <= body.length
          ? marks(body, first)
          : marks(Arrays.copyOfRange(body, first, first + BLOCK_BYTES), 0);
    }

    /// The marks of a block. Sums of ASCII bytes do not carry into the next byte. Other bytes may
    /// carry, but are marked themselves.
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
