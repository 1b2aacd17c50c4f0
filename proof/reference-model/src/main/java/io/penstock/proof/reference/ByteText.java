package io.penstock.proof.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Converts bytes to readable text; different bytes have different texts.
final class ByteText {
  private ByteText() {}

  /// Quoted text if the bytes are UTF-8, otherwise hex.
  static String text(byte @Nullable [] bytes) {
    if (bytes == null) {
      return "null";
    }
    var text = utf8(bytes);
    return text == null ? "0x" + HexFormat.of().formatHex(bytes) : quoted(text);
  }

  /// The bytes decoded as UTF-8, null if they are not UTF-8.
  static @Nullable String utf8(byte[] bytes) {
    var text = new String(bytes, UTF_8);
    // The fast decoder replaces invalid bytes by this character.
    if (text.indexOf('\uFFFD') < 0) {
      return text;
    }
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      return null;
    }
  }

  static String quoted(String text) {
    var quoted = new StringBuilder(text.length() + 2).append('\'');
    for (int i = 0; i < text.length(); i++) {
      append(quoted, text.charAt(i));
    }
    return quoted.append('\'').toString();
  }

  private static void append(StringBuilder quoted, char character) {
    if (character == '\'' || character == '\\') {
      quoted.append('\\').append(character);
    } else if (Character.isISOControl(character)) {
      quoted.append("\\u%04x".formatted((int) character));
    } else {
      quoted.append(character);
    }
  }
}
