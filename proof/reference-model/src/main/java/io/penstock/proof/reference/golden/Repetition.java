package io.penstock.proof.reference.golden;

import org.jspecify.annotations.Nullable;

/// A short text that stands many times in a row, so that an oversized value is one line.
///
/// @param count how often it stands
record Repetition(String unit, int count) {
  private static final int UNIT_CHARS_MAX = 8;
  private static final int COUNT_MIN = 20;
  private static final int CHARS_MIN = 100;

  /// The repetition that begins here, with the shortest unit; `null` if there is none.
  static @Nullable Repetition at(String text, int from) {
    for (int length = 1; length <= UNIT_CHARS_MAX; length++) {
      var count = count(text, from, length);
      if (count >= COUNT_MIN && count * length >= CHARS_MIN) {
        return new Repetition(text.substring(from, from + length), count);
      }
    }
    return null;
  }

  private static int count(String text, int from, int length) {
    int end = from;
    while (end < text.length()
        && plain(text.charAt(end))
        && (end < from + length || text.charAt(end) == text.charAt(end - length))) {
      end++;
    }
    return (end - from) / length;
  }

  /// Whether a character may stand in a unit as it is.
  private static boolean plain(char character) {
    return character > ' '
        && character <= '~'
        && character != '\\'
        && character != '<'
        && character != '>';
  }

  /// How many characters it stands for.
  int length() {
    return unit.length() * count;
  }

  /// As [FieldText] writes it.
  String text() {
    return "\\<" + count + "*" + unit + ">";
  }
}
