package io.penstock.ingress.socket;

import io.netty.util.AsciiString;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A cache of recent header names, so that a name that comes with every request is neither created
/// nor hashed again. For one event loop.
public final class HeaderNameCache {
  /// Number of entries, a power of 2. A name may replace another.
  private static final int PLACES = 256;

  /// Maximum length of a cached name, in characters. A longer name is created each time, so that
  /// the cache stays small.
  private static final int CHARS_MAX = 64;

  private final @Nullable AsciiString[] names = new AsciiString[PLACES];

  /// The name at these positions of a header line.
  ///
  /// @param length at least 1
  /// @param made creates the name if it is not cached
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

  /// The entry of a name, by its length and three bytes: enough to separate the usual names.
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
