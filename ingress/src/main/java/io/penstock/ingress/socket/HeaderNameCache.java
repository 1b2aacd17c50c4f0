package io.penstock.ingress.socket;

import io.netty.util.AsciiString;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The names of headers that requests had lately, so that one that comes with every request is not
/// made anew, nor hashed. For one loop.
public final class HeaderNameCache {
  /// A power of 2; a name may have to make room for another.
  private static final int PLACES = 256;

  /// A longer one is made anew each time, so that what is kept stays small.
  private static final int CHARS_MAX = 64;

  private final @Nullable AsciiString[] names = new AsciiString[PLACES];

  /// The name that stands there in a request's line.
  ///
  /// @param length at least 1
  /// @param made makes it where it is not at hand
  AsciiString of(byte[] line, int start, int length, Supplier<AsciiString> made) {
    if (length > CHARS_MAX) {
      return made.get();
    }
    var place = place(line, start, length);
    var known = names[place];
    if (known != null && equal(known, line, start, length)) {
      return known;
    }
    var name = made.get();
    names[place] = name;
    return name;
  }

  /// By a few of its bytes, which is enough to keep the usual ones apart.
  private static int place(byte[] line, int start, int length) {
    var middle = line[start + length / 2];
    return (length + 31 * (line[start] + 31 * (middle + 31 * line[start + length - 1])))
        & (PLACES - 1);
  }

  private static boolean equal(AsciiString name, byte[] line, int start, int length) {
    var from = name.arrayOffset();
    return Arrays.equals(name.array(), from, from + name.length(), line, start, start + length);
  }
}
