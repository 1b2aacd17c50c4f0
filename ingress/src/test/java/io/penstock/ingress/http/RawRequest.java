package io.penstock.ingress.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.penstock.proof.fixtures.senders.Makini;
import java.util.List;

/// Requests as text, byte for byte.
final class RawRequest {
  private RawRequest() {}

  /// A whole request with a good signature.
  static String signed(String connection, String body, String... headers) {
    return signedWith(Makini.SECRET, connection, body, headers);
  }

  /// The same with another secret.
  static String signedWith(String secret, String connection, String body, String... headers) {
    return post(
        connection,
        body,
        ("X-Webhook-Signature: "
            + Makini.sign(secret, body.getBytes(ISO_8859_1))
            + "\r\n"
            + lines(headers)));
  }

  /// A whole request with only these headers beside `Host` and `Content-Length`.
  static String unsigned(String connection, String body, String... headers) {
    return post(connection, body, lines(headers));
  }

  private static String post(String connection, String body, String headers) {
    return "POST /webhooks/%s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n%s\r\n%s"
        .formatted(connection, body.length(), headers, body);
  }

  private static String lines(String... headers) {
    return String.join("", List.of(headers).stream().map(header -> header + "\r\n").toList());
  }
}
