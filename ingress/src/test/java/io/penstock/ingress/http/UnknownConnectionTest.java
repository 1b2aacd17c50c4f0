package io.penstock.ingress.http;

import static io.penstock.proof.fixtures.senders.Makini.connection;
import static io.penstock.proof.fixtures.senders.Makini.connections;
import static io.penstock.proof.fixtures.senders.Makini.disconnected;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.verify.SendersSnapshot;
import io.penstock.proof.fixtures.senders.RawConnection;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A caller that can't sign does not learn from an answer which connections exist, seen from a
/// socket. That it does not learn it from the answer's time either is counted in
/// `VerificationCostTest` and measured by `./penstock bench unknown`.
class UnknownConnectionTest {
  private static final String UNKNOWN = "conn-nobody";
  private static final String BODY = "{\"filler\":\"" + "x".repeat(5_000) + "\"}";

  private DataPort port;
  private RawConnection http;

  @BeforeEach
  void start() throws IOException {
    var senders =
        SendersSnapshot.first(
            connections(
                connection("conn-8-keys", "a", "b", "c", "d", "e", "f", "g", "h"),
                connection("conn-1-key-", "a"),
                disconnected("conn-gone--", "a")),
            DataPort.NOW);
    port = DataPort.prompt(1, () -> senders);
    http = port.connect();
  }

  @AfterEach
  void stop() throws IOException {
    http.close();
    port.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"conn-8-keys", "conn-1-key-", "conn-gone--"})
  void answersAreTheSameByteForByte(String known) throws IOException {
    for (var signature : new String[] {"X-Webhook-Signature: Zm9yZ2Vk", "X-Other: 1"}) {
      var answer = http.send(request(known, signature)).wholeAnswer();

      assertThat(http.send(request(UNKNOWN, signature)).wholeAnswer()).isEqualTo(answer);
      assertThat(answer).startsWith("HTTP/1.1 401 ");
    }
  }

  private static String request(String id, String header) {
    return RawRequest.unsigned(id, BODY, header);
  }
}
