package io.penstock.ingress.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.senders.Makini;
import io.penstock.proof.fixtures.senders.RawConnection.Answer;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// `POST /webhooks`, where the body says which connection it is of.
class UnnamedTest {
  private final DataPort port = DataPort.prompt();

  @AfterEach
  void stop() {
    port.close();
  }

  @Test
  void bodyThatNamesItsConnectionIsStoredUnderIt() throws IOException {
    var body = "{\"id\":\"evt-1\",\"connection_id\":\"conn-43\"}";

    var answer = post(body, Makini.sign(Makini.SECRET, body));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(new String(port.kafka.onlyRecord().key(), UTF_8)).isEqualTo("conn-43");
    assertThat(port.kafka.onlyRecord().value()).isEqualTo(body.getBytes(UTF_8));
  }

  @Test
  void oneThatNamesADisconnectedOneIsGone() throws IOException {
    var body = "{\"connection_id\":\"conn-gone\"}";

    assertThat(post(body, Makini.sign(Makini.SECRET, body)).status()).isEqualTo(410);
    port.awaitOutcomes("disconnected");
  }

  @Test
  void forgedOneIsRefusedLikeOneThatNamesNothing() throws IOException {
    var forged = post("{\"connection_id\":\"conn-42\"}", Makini.sign("another", "{}"));
    var unknown = post("{\"connection_id\":\"nobody\"}", Makini.sign("another", "{}"));
    var nothing = post("{}", Makini.sign(Makini.SECRET, "{}"));

    assertThat(forged.status()).isEqualTo(401);
    assertThat(unknown).isEqualTo(forged);
    assertThat(nothing).isEqualTo(forged);
    assertThat(port.kafka.sent()).isEmpty();
    port.awaitOutcomes("forged", "unknown-connection", "unknown-connection");
  }

  @Test
  void pathAndBodyMustAgree() throws IOException {
    var body = "{\"connection_id\":\"conn-43\"}";
    try (var http = port.connect()) {
      var answer = http.exchange(RawRequest.signed("conn-42", body));

      assertThat(answer.status()).isEqualTo(400);
      port.awaitOutcomes("connection-mismatch");
    }
  }

  private Answer post(String body, String signature) throws IOException {
    try (var http = port.connect()) {
      return http.exchange(
          "POST /webhooks HTTP/1.1\r\nHost: h\r\nX-Webhook-Signature: %s\r\nContent-Length: %d\r\n\r\n%s"
              .formatted(signature, body.length(), body));
    }
  }
}
