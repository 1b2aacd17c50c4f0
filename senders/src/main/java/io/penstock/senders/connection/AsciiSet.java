package io.penstock.senders.connection;

/// Some characters of ASCII, for texts that may hold no others: a table, because what every request
/// is asked must cost less than a regular expression does.
public final class AsciiSet {
  /// Letters and digits.
  public static final String ALPHANUMERIC =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private static final int ASCII = 128;

  private final boolean[] holds = new boolean[ASCII];

  private AsciiSet() {}

  /// The set of a text's characters.
  ///
  /// @throws IllegalArgumentException where one is not of ASCII
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

  /// Whether the text is made of these characters alone, as the empty text is.
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
