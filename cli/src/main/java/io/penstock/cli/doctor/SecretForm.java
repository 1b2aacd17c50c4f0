package io.penstock.cli.doctor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.penstock.senders.secret.Secret;
import io.penstock.senders.secret.SecretEncoding;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How the bytes that sign may come from what stands in a secret's file.
enum SecretForm {
  UTF8("its text as it is", SecretEncoding.UTF8),
  BASE64("decoded from base64", SecretEncoding.BASE64),
  HEX("decoded from hex", SecretEncoding.HEX),
  WHSEC("decoded from whsec_ and base64", SecretEncoding.WHSEC),
  LF_AFTER("its text with a line end (LF) after it", null),
  CRLF_AFTER("its text with a line end (CRLF) after it", null),
  STRIPPED("its text without the blanks and line ends around it", null);

  private final String words;
  private final @Nullable SecretEncoding encoding;

  SecretForm(String words, @Nullable SecretEncoding encoding) {
    this.words = words;
    this.encoding = encoding;
  }

  static SecretForm of(SecretEncoding encoding) {
    return switch (encoding) {
      case UTF8 -> UTF8;
      case BASE64 -> BASE64;
      case HEX -> HEX;
      case WHSEC -> WHSEC;
    };
  }

  /// Completes `matches if the secret is ...`.
  String words() {
    return words;
  }

  /// What to do where the sender's secret is so.
  String advice() {
    return switch (this) {
      case UTF8, BASE64, HEX, WHSEC ->
          "set \"secret-encoding: %s\" in a recipe of your own"
              .formatted(name().toLowerCase(Locale.ROOT));
      case LF_AFTER, CRLF_AFTER ->
          "give the sender its secret without a line end, or put one more line end into the file,"
              + " of which one is left out";
      case STRIPPED -> "take the blanks and line ends around the secret out of its file";
    };
  }

  /// What a recipe calls it; `null` where none can.
  @Nullable SecretEncoding encoding() {
    return encoding;
  }

  /// The secret; `null` where the file does not hold one in this form.
  @Nullable Secret read(Secret written) {
    if (encoding != null) {
      return encoding.decode(written);
    }
    var text = new String(written.bytes(), ISO_8859_1);
    return secret(
        switch (this) {
          case LF_AFTER -> text + "\n";
          case CRLF_AFTER -> text + "\r\n";
          case STRIPPED, UTF8, BASE64, HEX, WHSEC -> text.strip();
        });
  }

  private static @Nullable Secret secret(String text) {
    var bytes = text.getBytes(ISO_8859_1);
    return bytes.length == 0 || bytes.length > Secret.BYTES_MAX ? null : new Secret(bytes);
  }
}
