package io.penstock.senders.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;

/// Percent-encoding (RFC 3986, 2.1).
final class PercentEncoding {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final String UNRESERVED = "-._~";

  private PercentEncoding() {}

  /// The text as one segment of a path.
  ///
  /// @throws IllegalArgumentException if the text has half of a surrogate pair: it has no UTF-8
  static String segment(String text) {
    // RFC 3986, 5.2.4: clients remove the segments "." and "..", but not their escapes.
    return isDots(text) ? text.replace(".", "%2E") : encoded(text);
  }

  /// The text as a name or a value in a query.
  ///
  /// @throws IllegalArgumentException if the text has half of a surrogate pair
  static String inQuery(String text) {
    return encoded(text);
  }

  /// Whether the segment means the same or the next higher level of a path.
  static boolean isDots(String segment) {
    var decoded = segment.replaceAll("%2[Ee]", ".");
    return decoded.equals(".") || decoded.equals("..");
  }

  private static String encoded(String text) {
    if (!UTF_8.newEncoder().canEncode(text)) {
      throw new IllegalArgumentException("a text with half of a surrogate pair has no UTF-8");
    }
    var encoded = new StringBuilder(text.length() + 16);
    for (byte each : text.getBytes(UTF_8)) {
      if (unreserved(each)) {
        encoded.append((char) each);
      } else {
        encoded.append('%').append(HEX.toHexDigits(each));
      }
    }
    return encoded.toString();
  }

  /// Whether the byte is a character that RFC 3986, 2.3, leaves as it is.
  private static boolean unreserved(byte each) {
    return each > 0 && (Character.isLetterOrDigit(each) || UNRESERVED.indexOf(each) >= 0);
  }
}
