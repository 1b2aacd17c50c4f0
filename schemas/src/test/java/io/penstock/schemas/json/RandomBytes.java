package io.penstock.schemas.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Bytes that are JSON, almost JSON, or nothing of it.
final class RandomBytes {
  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "id",
          "\\n\\\"\\\\\\/",
          "\\u0061",
          "\\u00e9\\u0000",
          "\\ud83d\\ude00",
          "\\ud83d",
          "\\ude00x",
          "\\uD83D\\u0041",
          "é",
          "中文",
          "😀",
          "x😀é".repeat(250),
          "n".repeat(1_100),
          "long \\u0061 ".repeat(80),
          "\uFEFF",
          "\u2028",
          "\\q",
          "\\u00g0",
          "\t",
          "\u007f");

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-0",
          "12",
          "-1.50e+3",
          "1E3",
          "01",
          "-",
          "+1",
          "1.",
          ".5",
          "1e",
          "0x1",
          "NaN",
          "-Infinity",
          "123456789012345678901234567890.000",
          "9".repeat(999),
          "9".repeat(1_000),
          "9".repeat(1_001),
          "-" + "9".repeat(1_000),
          "1." + "9".repeat(998),
          "1." + "9".repeat(999),
          "1." + "9".repeat(1_000),
          "1e" + "0".repeat(999),
          "1e+" + "0".repeat(998),
          "1e-" + "0".repeat(999));

  private static final List<String> PIECES =
      List.of(
          "{", "}", "[", "]", ",", ":", "\"", "\\", "\uFEFF", "//", "/**/", "#", "'", "\u00a0",
          "\u0000", "\u001e", "true", "nul", "\r\n", "\\u", "{}", " ");

  /// Forms that some decoders take for UTF-8, and bytes that end too soon.
  private static final List<byte[]> BROKEN =
      List.of(
          bytes(0xC0, 0xA2),
          bytes(0xC1, 0x81),
          bytes(0xE0, 0x80, 0xA2),
          bytes(0xE0, 0x9F, 0xBF),
          bytes(0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80),
          bytes(0xED, 0xA0, 0xBD),
          bytes(0xF0, 0x80, 0x80, 0xA2),
          bytes(0xF4, 0x90, 0x80, 0x80),
          bytes(0xF8, 0x88, 0x80, 0x80, 0x80),
          bytes(0xC3),
          bytes(0xE2, 0x82),
          bytes(0xF0, 0x9F, 0x98),
          bytes(0x80),
          bytes(0xFF),
          bytes(0xEF, 0xBB, 0xBF));

  private final SplittableRandom random;

  RandomBytes(long seed) {
    this.random = new SplittableRandom(seed);
  }

  byte[] next() {
    return switch (random.nextInt(10)) {
      case 0, 1, 2, 3 -> document().getBytes(UTF_8);
      case 4, 5, 6 -> edited().getBytes(UTF_8);
      case 7, 8 -> spoiled();
      default -> anything();
    };
  }

  private String document() {
    var text = new StringBuilder(random.nextInt(20) == 0 ? "\uFEFF" : "");
    if (random.nextInt(40) == 0) {
      var depth = random.nextInt(96, 105);
      return text.append("[".repeat(depth)).append("]".repeat(depth)).toString();
    }
    value(text, 0);
    return text.append(random.nextInt(10) == 0 ? pick(PIECES) : "").toString();
  }

  private void value(StringBuilder text, int depth) {
    space(text);
    switch (random.nextInt(depth > 5 ? 5 : 9)) {
      case 0 -> text.append(pick(NUMBERS));
      case 1 -> text.append(random.nextInt(-1_000, 1_000));
      case 2 -> text.append(pick(List.of("true", "false", "null")));
      case 3, 4 -> string(text);
      case 5 -> array(text, depth);
      default -> object(text, depth);
    }
    space(text);
  }

  private void array(StringBuilder text, int depth) {
    text.append('[');
    for (int items = random.nextInt(4), i = 0; i < items; i++) {
      text.append(i == 0 ? "" : ",");
      value(text, depth + 1);
    }
    text.append(']');
  }

  private void object(StringBuilder text, int depth) {
    text.append('{');
    for (int members = random.nextInt(5), i = 0; i < members; i++) {
      text.append(i == 0 ? "" : ",");
      space(text);
      string(text);
      space(text);
      text.append(':');
      value(text, depth + 1);
    }
    text.append('}');
  }

  /// The faulty ones come seldom, or hardly a document would be one.
  private void string(StringBuilder text) {
    var pieces = random.nextInt(3);
    text.append('"');
    for (int i = 0; i <= pieces; i++) {
      text.append(
          random.nextInt(3) > 0 ? TEXTS.get(random.nextInt(7)) : TEXTS.get(random.nextInt(16)));
    }
    text.append(random.nextInt(30) == 0 ? pick(TEXTS) : "").append('"');
  }

  private void space(StringBuilder text) {
    if (random.nextInt(4) == 0) {
      text.append(pick(List.of(" ", "\n", "\r\n", "\t", "  ")));
    }
  }

  private String edited() {
    var text = new StringBuilder(document());
    for (int edits = random.nextInt(3); edits >= 0; edits--) {
      var at = random.nextInt(text.length() + 1);
      if (random.nextBoolean() && at < text.length()) {
        text.deleteCharAt(at);
      } else {
        text.insert(at, pick(PIECES));
      }
    }
    return text.toString();
  }

  /// A document with bytes in it that are not UTF-8, or any other byte.
  private byte[] spoiled() {
    var bytes = document().getBytes(UTF_8);
    var at = random.nextInt(bytes.length + 1);
    var piece = random.nextInt(3) == 0 ? bytes(random.nextInt(256)) : pick(BROKEN);
    var spoiled = Arrays.copyOf(bytes, bytes.length + piece.length);
    System.arraycopy(bytes, at, spoiled, at + piece.length, bytes.length - at);
    System.arraycopy(piece, 0, spoiled, at, piece.length);
    return random.nextInt(5) == 0 ? Arrays.copyOf(spoiled, at + piece.length) : spoiled;
  }

  private byte[] anything() {
    var bytes = new byte[random.nextInt(40)];
    random.nextBytes(bytes);
    if (random.nextBoolean()) {
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] &= 0x7F;
      }
    }
    return bytes;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static byte[] bytes(int... unsigned) {
    var bytes = new byte[unsigned.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) unsigned[i];
    }
    return bytes;
  }
}
