package io.penstock.senders.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// How the bytes that sign are written in a secret's file.
public enum SecretEncoding {
  /// As they are.
  UTF8("any text"),
  BASE64("base64"),
  HEX("hex digits"),
  /// Base64, usually after `whsec_` (Standard Webhooks 1.0.0).
  WHSEC("whsec_ and base64");

  private static final String WHSEC_PREFIX = "whsec_";

  private final String expected;

  SecretEncoding(String expected) {
    this.expected = expected;
  }

  /// What the file holds, for a person.
  public String expected() {
    return expected;
  }

  /// The secret whose file holds these bytes; `null` where they are not of the encoding, or stand
  /// for none.
  public @Nullable Secret decode(Secret written) {
    if (this == UTF8) {
      return written;
    }
    try {
      var bytes = decode(new String(written.bytes(), StandardCharsets.ISO_8859_1).strip());
      return bytes.length == 0 ? null : new Secret(bytes);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private byte[] decode(String text) {
    return switch (this) {
      case UTF8 -> text.getBytes(StandardCharsets.ISO_8859_1);
      case BASE64 -> Base64.getDecoder().decode(text);
      case HEX -> HexFormat.of().parseHex(text);
      case WHSEC ->
          Base64.getDecoder()
              .decode(text.startsWith(WHSEC_PREFIX) ? text.substring(WHSEC_PREFIX.length()) : text);
    };
  }
}
