package io.penstock.cli.sign;

import io.penstock.cli.sign.Signer.SignedHeader;
import java.util.List;
import java.util.stream.Collectors;

/// A line for a POSIX shell that posts a signed body with `curl`.
public final class CurlLine {
  private CurlLine() {}

  /// A line that posts this text.
  public static String ofText(String url, List<SignedHeader> headers, String body) {
    return line(url, headers, body);
  }

  /// A line that posts the file that was signed; `-` is stdin.
  public static String ofFile(String url, List<SignedHeader> headers, String file) {
    return line(url, headers, "@" + file);
  }

  private static String line(String url, List<SignedHeader> headers, String data) {
    var signed =
        headers.stream()
            .map(header -> " -H " + quoted(header.toString()))
            .collect(Collectors.joining());
    return "curl -sS %s -H 'Content-Type: application/json'%s --data-binary %s"
        .formatted(quoted(url), signed, quoted(data));
  }

  /// The text as one word of a shell; what needs no quotes gets none.
  private static String quoted(String text) {
    return text.matches("[A-Za-z0-9@%+=:,./_-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
