package io.penstock.settings;

import java.util.List;
import java.util.Locale;

/// The rule for what may be shown of a value: nothing of a secret, and never more than one line.
public final class Redaction {

  /// What stands in the place of a secret, whatever its length.
  public static final String DOTS = "......";

  /// How much of a wrong value a problem quotes.
  static final int QUOTED_CHARS_MAX = 80;

  private static final List<String> SECRETIVE =
      List.of(
          "password",
          "passphrase",
          "secret",
          "jaas",
          "token",
          "credential",
          "key-material",
          // Kafka's names for a private key in PEM: ssl.keystore.key, ...assertion.private.key.
          "keystore.key",
          "private.key");

  private Redaction() {}

  /// Whether the key's value may be a secret, by its name.
  public static boolean secretive(String key) {
    var name = key.toLowerCase(Locale.ROOT);
    return SECRETIVE.stream().anyMatch(name::contains);
  }

  /// The value as the effective table shows it.
  public static String shown(String key, String value) {
    return secretive(key) ? DOTS : oneLine(value);
  }

  /// The value as a problem shows it: in quotes, cut where it is long.
  public static String quoted(String key, String value) {
    if (secretive(key)) {
      return DOTS;
    }
    var cut =
        value.length() <= QUOTED_CHARS_MAX ? value : value.substring(0, QUOTED_CHARS_MAX) + "...";
    return '"' + oneLine(cut) + '"';
  }

  /// The text with its control characters written as escapes: one line, whatever was in it.
  public static String oneLine(String text) {
    var line = new StringBuilder(text.length());
    text.chars().forEach(c -> append(line, (char) c));
    return line.toString();
  }

  private static void append(StringBuilder line, char c) {
    // U+2028 and U+2029 end a line too.
    if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
      line.append("\\u%04x".formatted((int) c));
    } else {
      line.append(c);
    }
  }
}
