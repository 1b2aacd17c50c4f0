package io.penstock.ingress.verify;

import io.penstock.settings.Encoding;
import java.util.Base64;
import java.util.HexFormat;

/// A signature header's text as the bytes it stands for.
final class PresentedSignature {
  private static final byte[] NONE = {};

  private PresentedSignature() {}

  /// Decodes the text; empty where it is not of the encoding, which equals no signature.
  ///
  /// @param macBytes how many bytes the algorithm yields: `auto` takes twice as many characters for
  ///   hex digits, anything else for base64
  static byte[] decode(String text, Encoding encoding, int macBytes) {
    var trimmed = text.strip();
    try {
      return switch (encoding) {
        case HEX -> HexFormat.of().parseHex(trimmed);
        case BASE64 -> Base64.getDecoder().decode(trimmed);
        case AUTO ->
            trimmed.length() == 2 * macBytes
                ? HexFormat.of().parseHex(trimmed)
                : Base64.getDecoder().decode(trimmed);
      };
    } catch (IllegalArgumentException _) {
      return NONE;
    }
  }
}
