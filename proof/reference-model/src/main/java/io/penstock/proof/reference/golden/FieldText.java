package io.penstock.proof.reference.golden;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.HexFormat;

/// Bytes as one line of text: different bytes have different texts, and each text reads back.
///
/// | text | bytes |
/// |---|---|
/// | a character that prints | its UTF-8; a space only if it stands at neither end |
/// | `\\` `\n` `\r` `\t` | backslash, line feed, carriage return, tab |
/// | `\{feff}` | the UTF-8 of a character that does not print |
/// | `\xff` | one byte that is not part of UTF-8 |
/// | `\<5000*ab>` | `ab`, 5000 times |
public final class FieldText {
  private static final HexFormat HEX = HexFormat.of();
  private static final String SPACE = "\\{20}";

  private FieldText() {}

  /// The text of these bytes.
  public static String of(byte[] bytes) {
    var text = new StringBuilder();
    var rest = ByteBuffer.wrap(bytes);
    var chars = CharBuffer.allocate(bytes.length);
    while (true) {
      chars.clear();
      var result = UTF_8.newDecoder().decode(rest, chars, true);
      append(text, chars.flip().toString());
      if (!result.isError()) {
        return withoutSpaceAtEitherEnd(text.toString());
      }
      for (int i = 0; i < result.length(); i++) {
        text.append("\\x").append(HEX.toHexDigits(rest.get()));
      }
    }
  }

  private static void append(StringBuilder text, String decoded) {
    int at = 0;
    while (at < decoded.length()) {
      var repetition = Repetition.at(decoded, at);
      if (repetition != null) {
        text.append(repetition.text());
        at += repetition.length();
      } else {
        int character = decoded.codePointAt(at);
        append(text, character);
        at += Character.charCount(character);
      }
    }
  }

  private static void append(StringBuilder text, int character) {
    switch (character) {
      case '\\' -> text.append("\\\\");
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      case ' ' -> text.append(' ');
      default -> {
        if (prints(character)) {
          text.appendCodePoint(character);
        } else {
          text.append("\\{").append(Integer.toHexString(character)).append('}');
        }
      }
    }
  }

  /// A mark would print as part of the character before it.
  private static boolean prints(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK ->
          false;
      default -> true;
    };
  }

  private static String withoutSpaceAtEitherEnd(String text) {
    var begun = text.startsWith(" ") ? SPACE + text.substring(1) : text;
    return begun.endsWith(" ") ? begun.substring(0, begun.length() - 1) + SPACE : begun;
  }

  /// The bytes of a text that [#of] gave.
  ///
  /// @throws IllegalArgumentException if the text has an escape that is none
  public static byte[] read(String text) {
    return new FieldTextReader(text).bytes();
  }
}
