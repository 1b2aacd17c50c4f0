package io.penstock.commands.sign;

import static java.nio.charset.StandardCharsets.UTF_8;

/// A line for a POSIX shell that posts a signed body with `curl`.
public final class CurlLine {
  private CurlLine() {}

  /// A line that posts this text.
  public static String ofText(String url, Signer signer, String body) {
    return line(url, signer, body.getBytes(UTF_8), body);
  }

  /// A line that posts the file these bytes came from; `-` is stdin.
  public static String ofFile(String url, Signer signer, byte[] body, String file) {
    return line(url, signer, body, "@" + file);
  }

  private static String line(String url, Signer signer, byte[] body, String data) {
    var header = signer.header() + ": " + signer.sign(body);
    return "curl -sS %s -H 'Content-Type: application/json' -H %s --data-binary %s"
        .formatted(quoted(url), quoted(header), quoted(data));
  }

  /// The text as one word of a shell; what needs no quotes gets none.
  private static String quoted(String text) {
    return text.matches("[A-Za-z0-9@%+=:,./_-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
