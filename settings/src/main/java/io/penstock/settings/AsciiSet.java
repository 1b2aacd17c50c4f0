package io.penstock.settings;

/// Some characters of ASCII, for texts that may hold no others: a bit each, because what every
/// request is asked must cost less than a regular expression does.
public final class AsciiSet {
  /// Letters and digits.
  public static final String ALPHANUMERIC =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private final long low;
  private final long high;

  private AsciiSet(long low, long high) {
    this.low = low;
    this.high = high;
  }

  /// The set of a text's characters.
  ///
  /// @throws IllegalArgumentException where one is not of ASCII
  public static AsciiSet of(String characters) {
    long low = 0;
    long high = 0;
    for (int i = 0; i < characters.length(); i++) {
      var c = characters.charAt(i);
      if (c >= 128) {
        throw new IllegalArgumentException("not a character of ASCII: " + c);
      }
      low |= c < 64 ? 1L << c : 0;
      high |= c < 64 ? 0 : 1L << c;
    }
    return new AsciiSet(low, high);
  }

  /// Whether the text is made of these characters alone, as the empty text is.
  public boolean spells(String text) {
    for (int i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c >= 128 || ((c < 64 ? low : high) >>> c & 1) == 0) {
        return false;
      }
    }
    return true;
  }
}
