package io.penstock.schemas;

/// Cuts texts to a maximum length in characters (UTF-16 code units), and never through a surrogate
/// pair: half of one has no UTF-8.
public final class ShortText {
  private static final String CUT = "...";

  private ShortText() {}

  /// The text, or its beginning if it is longer.
  ///
  /// @param charsMax at least 1
  public static String beginning(String text, int charsMax) {
    if (text.length() <= charsMax) {
      return text;
    }
    boolean splits = Character.isHighSurrogate(text.charAt(charsMax - 1));
    return text.substring(0, splits ? charsMax - 1 : charsMax);
  }

  /// The text, or its beginning followed by `...` if it is longer.
  ///
  /// @param charsMax the maximum length without the `...`, at least 1
  public static String shortened(String text, int charsMax) {
    return text.length() <= charsMax ? text : beginning(text, charsMax) + CUT;
  }
}
