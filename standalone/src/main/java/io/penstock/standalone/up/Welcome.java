package io.penstock.standalone.up;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.settings.Algorithm;
import io.penstock.settings.Connection;
import io.penstock.standalone.local.LocalConnection;
import io.penstock.standalone.local.Ports;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What `up` tells whoever typed it: where things are, and lines to paste.
final class Welcome {
  private static final String BODY =
      """
      {"id":"evt_1","event":"purchase-orders.updated","timestamp":"2026-01-02T03:04:05Z",\
      "data":{"key":"05000042","orderNo":"PO-42","status":"approved","currency":"EUR",\
      "totalGrossValue":"1.234,50","updatedAt":"2026-01-02T03:04:00Z"}}""";

  private Welcome() {}

  static String text(Path data, Ports ports, LocalConnection connections) {
    var places =
        """
        Penstock is up. Stop it with Ctrl-C.

          webhooks    http://127.0.0.1:%d/webhooks/<connection>
          Kafka       127.0.0.1:%d
          ingress     http://127.0.0.1:%d/health/ready  and  /metrics
          processor   http://127.0.0.1:%d/health/ready  and  /metrics
          data        %s
          connections %s
        """
            .formatted(
                ports.webhooks(),
                ports.kafka(),
                ports.ingressManagement(),
                ports.processorManagement(),
                data,
                connections.connections());
    return connections
        .shown()
        .map(shown -> places + lines(shown, ports, connections))
        .orElse(places);
  }

  private static String lines(Connection connection, Ports ports, LocalConnection connections) {
    var key = connection.keys().getFirst();
    var url = "http://127.0.0.1:%d/webhooks/%s".formatted(ports.webhooks(), connection.id());
    var secret = connections.file(key);
    return """

    Send a signed webhook to the connection %s, as often as you like:

      curl -sS %s -H 'Content-Type: application/json' -H 'X-Webhook-Signature: %s' --data-binary '%s'

    Sign one of your own (the file holds exactly the body):

      openssl dgst -sha256 -hmac "$(cat '%s')" -binary body.json | base64

    Read what becomes of it:

      kcat -C -q -b 127.0.0.1:%d -t makini.purchase-orders -X isolation.level=read_committed -o beginning -e
    """
        .formatted(
            connection.id(), url, signature(key.secret().bytes()), BODY, secret, ports.kafka());
  }

  /// The body's signature, as the recipe `makini` has it.
  private static String signature(byte[] secret) {
    var name = Algorithm.HMAC_SHA256.standardName();
    try {
      var mac = Mac.getInstance(name);
      mac.init(new SecretKeySpec(secret, name));
      return Base64.getEncoder().encodeToString(mac.doFinal(BODY.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + name, e);
    }
  }
}
