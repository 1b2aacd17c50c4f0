package io.penstock.schemas.json;

import java.util.Arrays;

/// The escapes of a JSON document that make half of a surrogate pair, such as `\ud83d` alone. No
/// UTF-8 can carry such a text on.
///
/// @param places the indexes of their backslashes in the document, ascending
record SurrogateEscapes(int[] places) {
  private static final int ESCAPE_CHARS = 6;
  private static final char[] REPLACEMENT = {'\\', 'u', 'f', 'f', 'f', 'd'};

  /// Replaces them by the escape of U+FFFD, which is as long.
  ///
  /// @param document its characters decode strictly from UTF-8, so that only escapes make halves
  static SurrogateEscapes replaceIn(char[] document, int length) {
    var places = new int[16];
    int count = 0;
    for (int i = 0; i < length; ) {
      if (document[i] != '\\') {
        i++;
      } else if (!isSurrogate(document, i, length)) {
        i += 2;
      } else if (isPair(document, i, length)) {
        i += 2 * ESCAPE_CHARS;
      } else {
        if (count == places.length) {
          places = Arrays.copyOf(places, 2 * count);
        }
        places[count++] = i;
        System.arraycopy(REPLACEMENT, 0, document, i, ESCAPE_CHARS);
        i += ESCAPE_CHARS;
      }
    }
    return new SurrogateEscapes(Arrays.copyOf(places, count));
  }

  boolean isEmpty() {
    return places.length == 0;
  }

  private static boolean isPair(char[] document, int at, int length) {
    return Character.isHighSurrogate((char) unit(document, at, length))
        && isSurrogate(document, at + ESCAPE_CHARS, length)
        && Character.isLowSurrogate((char) unit(document, at + ESCAPE_CHARS, length));
  }

  private static boolean isSurrogate(char[] document, int at, int length) {
    int unit = unit(document, at, length);
    return unit >= Character.MIN_SURROGATE && unit <= Character.MAX_SURROGATE;
  }

  /// The UTF-16 code unit of the escape at an index; -1 if none is there.
  private static int unit(char[] document, int at, int length) {
    if (at + ESCAPE_CHARS > length || document[at] != '\\' || document[at + 1] != 'u') {
      return -1;
    }
    int unit = 0;
    for (int i = at + 2; i < at + ESCAPE_CHARS; i++) {
      int digit = document[i] < 0x80 ? Character.digit(document[i], 16) : -1;
      if (digit < 0) {
        return -1;
      }
      unit = unit * 16 + digit;
    }
    return unit;
  }
}
