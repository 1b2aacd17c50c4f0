package io.penstock.proof.system.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.proof.fixtures.senders.Makini;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/// A body with the signature that Makini would put beside it, by nothing of ours but the secret.
///
/// @param genuine whether the signature is one over these bytes
record Signed(String connection, byte[] body, String signature, boolean genuine) {
  static final String SECRET = Makini.SECRET;

  private static final AtomicLong NUMBER = new AtomicLong();

  /// A body nobody sent before, of about that many bytes.
  static Signed genuine(String connection, int bytes) {
    var start = "{\"id\":\"evt-" + NUMBER.incrementAndGet() + "\",\"filler\":\"";
    return genuine(
        connection,
        (start + "x".repeat(Math.max(0, bytes - start.length() - 2)) + "\"}").getBytes(UTF_8));
  }

  static Signed genuine(String connection, byte[] body) {
    return new Signed(connection, body, Makini.sign(SECRET, body), true);
  }

  /// The same with a signature made with another secret.
  Signed forged() {
    return new Signed(connection, body, Makini.sign("another", body), false);
  }

  /// The same to another connection, whatever its secret.
  Signed to(String other) {
    return new Signed(other, body, signature, false);
  }

  /// The whole request.
  ///
  /// @param headers more of them, such as `Expect: 100-continue`
  byte[] request(String... headers) {
    var whole = new ByteArrayOutputStream();
    whole.writeBytes(head(headers));
    whole.writeBytes(body);
    return whole.toByteArray();
  }

  /// The request up to its body.
  byte[] head(String... headers) {
    var more = new StringBuilder("Content-Length: " + body.length + "\r\n");
    Arrays.stream(headers).forEach(header -> more.append(header).append("\r\n"));
    return bareHead(more.toString());
  }

  /// The request up to its body, in parts of its own (RFC 9112, 7.1) rather than with a length.
  byte[] chunkedHead() {
    return bareHead("Transfer-Encoding: chunked\r\n");
  }

  private byte[] bareHead(String lines) {
    return ("POST /webhooks/"
            + connection
            + " HTTP/1.1\r\nHost: localhost\r\nX-Webhook-Signature: "
            + signature
            + "\r\n"
            + lines
            + "\r\n")
        .getBytes(ISO_8859_1);
  }
}
