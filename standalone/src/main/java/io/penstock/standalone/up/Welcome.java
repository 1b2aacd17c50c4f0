package io.penstock.standalone.up;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.cli.sign.CurlLine;
import io.penstock.cli.sign.Signer;
import io.penstock.senders.connection.Connection;
import io.penstock.standalone.local.LocalConnection;
import io.penstock.standalone.local.Ports;
import java.nio.file.Path;

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
    var signer = new Signer(connection.recipe(), key.secret());
    return """

    Send a signed webhook to the connection %1$s, as often as you like:

      %2$s

    Sign one of your own (the file holds exactly the body):

      openssl dgst -sha256 -hmac "$(cat '%3$s')" -binary body.json | base64

    Send what is made up, ten changes in any order, some of them twice:

      ./penstock send --connection %1$s --event work-orders.updated --count 10 --shuffle --repeat 20 --to http://127.0.0.1:%4$d --data '%5$s'

    Read what becomes of it:

      ./penstock tail --kafka 127.0.0.1:%6$d --from-beginning
      kcat -C -q -b 127.0.0.1:%6$d -t makini.purchase-orders -X isolation.level=read_committed -o beginning -e
    """
        .formatted(
            connection.id(),
            CurlLine.ofText(url, signer.headers(BODY.getBytes(UTF_8), "", 0), BODY),
            connections.file(key),
            ports.webhooks(),
            connections.connections().getParent(),
            ports.kafka());
  }
}
