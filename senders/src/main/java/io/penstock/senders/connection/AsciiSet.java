package io.penstock.senders.connection;

/// A set of ASCII characters that checks whether a text contains no others. It is a table, because
/// a check of every request must cost less than a regular expression.
public final class AsciiSet {
  /// Letters and digits.
  public static final String ALPHANUMERIC =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private static final int ASCII = 128;

  private final boolean[] holds = new boolean[ASCII];

  private AsciiSet() {}

  /// The set of a text's characters.
  ///
  /// @throws IllegalArgumentException if a character is not ASCII
  public static AsciiSet of(String characters) {
    var set = new AsciiSet();
    for (int i = 0; i < characters.length(); i++) {
      var c = characters.charAt(i);
      if (c >= ASCII) {
        throw new IllegalArgumentException("not a character of ASCII: " + c);
      }
      set.holds[c] = true;
    }
    return set;
  }

  /// Whether the text contains only characters of this set. True for the empty text.
  public boolean spells(String text) {
    for (int i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c >= ASCII || !holds[c]) {
        return false;
      }
    }
    return true;
  }
}
