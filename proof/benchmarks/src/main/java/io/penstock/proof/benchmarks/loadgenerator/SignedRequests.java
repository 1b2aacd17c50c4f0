package io.penstock.proof.benchmarks.loadgenerator;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.senders.recipe.Algorithm;
import io.penstock.senders.secret.Secret;
import io.penstock.senders.signature.Macs;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;

/// Signed requests as Makini sends them, encoded completely before a measurement starts.
///
/// Each body is an object whose first member is the webhook id, which has [#ID_CHARS] characters.
/// Line items fill the body, and a note pads it to exactly the requested size.
public final class SignedRequests {
  /// Number of connections that send in turn. It is large enough for every partition to get some of
  /// them.
  public static final int CONNECTIONS = 64;

  /// The secret of all connections.
  public static final String SECRET = "a secret of the benchmarks";

  /// Offset of the webhook id in a body, in bytes.
  public static final int ID_AT = "{\"id\":\"".length();

  /// Length of the webhook id, in characters.
  public static final int ID_CHARS = 14;

  /// Size of the smallest possible body, in bytes.
  public static final int BODY_BYTES_MIN = 256;

  /// Maximum size of all requests of one run, in bytes, which bounds the client's memory.
  private static final int TOTAL_BYTES_MAX = 64 << 20;

  private static final int COUNT_MAX = 4096;

  private SignedRequests() {}

  /// The name of a connection.
  public static String connection(int number) {
    return "conn-" + number;
  }

  /// Requests that all differ, for senders that repeat them.
  ///
  /// @param bodyBytes size of each body, at least [#BODY_BYTES_MIN]
  /// @param closing whether each request asks the server to close the connection
  public static List<byte[]> of(int bodyBytes, boolean closing) {
    var mac = Macs.keyed(Algorithm.HMAC_SHA256, new Secret(SECRET.getBytes(UTF_8)));
    var requests = new ArrayList<byte[]>();
    for (int i = 0; i < Math.min(COUNT_MAX, Math.max(1, TOTAL_BYTES_MAX / bodyBytes)); i++) {
      requests.add(request(i, bodyBytes, closing, mac));
    }
    return requests;
  }

  private static byte[] request(int number, int bodyBytes, boolean closing, Mac mac) {
    var connection = connection(number % CONNECTIONS);
    var body = body(number, connection, bodyBytes).getBytes(US_ASCII);
    var head =
        """
        POST /webhooks/%s HTTP/1.1\r
        Host: penstock.example.com\r
        User-Agent: Makini-Webhooks/1.0\r
        Content-Type: application/json\r
        X-Webhook-Signature: %s\r
        Content-Length: %d\r
        %s\r
        """
            .formatted(
                connection,
                Base64.getEncoder().encodeToString(mac.doFinal(body)),
                body.length,
                closing ? "Connection: close\r\n" : "");
    var wire = new ByteArrayOutputStream();
    wire.writeBytes(head.getBytes(US_ASCII));
    wire.writeBytes(body);
    return wire.toByteArray();
  }

  /// A body of the given size in bytes.
  public static String body(int number, String connection, int bytes) {
    var head =
        """
        {"id":"evt_%010d","event":"purchase-orders.updated",\
        "timestamp":"2026-01-02T03:04:05.678Z","connection_id":"%s",\
        "data":{"key":"%010d","updatedAt":"2026-01-02T03:04:05.678Z","lineItems":["""
            .formatted(number, connection, number);
    var body = new StringBuilder(head);
    var tail = "],\"notes\":\"\"}}";
    for (int line = 1; ; line++) {
      var item = (line == 1 ? "" : ",") + item(line, number);
      if (body.length() + item.length() + tail.length() > bytes) {
        break;
      }
      body.append(item);
    }
    var missing = bytes - body.length() - tail.length();
    if (missing < 0) {
      throw new IllegalArgumentException("a body of " + bytes + " bytes is too short");
    }
    return body.append("],\"notes\":\"").append("x".repeat(missing)).append("\"}}").toString();
  }

  private static String item(int line, int number) {
    return """
        {"key":"l-%d","lineNo":%d,"code":"BRG-6204","name":"Deep groove bearing",\
        "materialKey":"%018d","uom":"EA","quantity":"4","price":"99.95"}"""
        .formatted(line, line, number);
  }
}
