package io.penstock.proof.reference.golden;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/// Reads one text of [FieldText] back to its bytes.
final class FieldTextReader {
  private static final int HEX_RADIX = 16;
  private static final int BYTE_DIGITS = 2;

  private final String text;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int at;

  FieldTextReader(String text) {
    this.text = text;
  }

  byte[] bytes() {
    while (at < text.length()) {
      int escape = text.indexOf('\\', at);
      put(text.substring(at, escape < 0 ? text.length() : escape));
      at = escape < 0 ? text.length() : escape + 1;
      if (escape >= 0) {
        readEscape();
      }
    }
    return bytes.toByteArray();
  }

  private void readEscape() {
    char kind = at < text.length() ? text.charAt(at++) : ' ';
    switch (kind) {
      case '\\' -> put("\\");
      case 'n' -> put("\n");
      case 'r' -> put("\r");
      case 't' -> put("\t");
      case '{' -> put(Character.toString(Integer.parseInt(upTo('}'), HEX_RADIX)));
      case 'x' -> readByte();
      case '<' -> readRepetition();
      default -> throw new IllegalArgumentException("not an escape: \\" + kind + " in " + text);
    }
  }

  private void readByte() {
    bytes.write(HexFormat.fromHexDigits(text, at, at + BYTE_DIGITS));
    at += BYTE_DIGITS;
  }

  private void readRepetition() {
    var repetition = upTo('>').split("\\*", 2);
    put(repetition[1].repeat(Integer.parseInt(repetition[0])));
  }

  private String upTo(char close) {
    int end = text.indexOf(close, at);
    if (end < 0) {
      throw new IllegalArgumentException("expected " + close + " in " + text);
    }
    var part = text.substring(at, end);
    at = end + 1;
    return part;
  }

  private void put(String part) {
    bytes.writeBytes(part.getBytes(UTF_8));
  }
}
