package io.penstock.ingress.receive;

import static io.penstock.ingress.fixture.Sender.connection;
import static io.penstock.ingress.fixture.Sender.connections;
import static io.penstock.ingress.fixture.Sender.disconnected;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.senders.Senders;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nobody who can't sign learns which connections there are: neither from an answer nor from its
/// time. Seen from a socket, with bodies large enough for their MACs to show.
class UnknownConnectionTest {
  private static final int WARM_UP_PAIRS = 300;
  private static final int PAIRS = 400;

  /// Of the sign test: chance alone goes beyond it less than once in a million times.
  private static final double DEVIATIONS_MAX = 5;

  /// What tells two requests apart: less than half of what one MAC over such a body takes.
  private static final long TOLD_NANOS = 20_000;

  private static final String UNKNOWN = "conn-nobody";
  private static final String BODY = "{\"filler\":\"" + "x".repeat(95_000) + "\"}";

  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);
  private DataPort port;
  private RawHttp http;

  @BeforeEach
  void start() throws IOException {
    var senders =
        Senders.first(
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

  @ParameterizedTest
  @ValueSource(strings = {"conn-8-keys", "conn-1-key-", "conn-gone--"})
  void answersTakeTheSameTime(String known) throws IOException {
    compare(known, WARM_UP_PAIRS);

    var told = compare(known, PAIRS);

    assertThat(told.deviations())
        .as("%s of %d pairs; the seed is %d", told, PAIRS, seed)
        .isBetween(-DEVIATIONS_MAX, DEVIATIONS_MAX);
  }

  /// How many pairs of requests told the two apart, and which of them took longer.
  private record Told(int knownLonger, int unknownLonger) {

    /// How far from even that is, in standard deviations of a fair coin.
    double deviations() {
      return (knownLonger - unknownLonger) / Math.sqrt(Math.max(1, knownLonger + unknownLonger));
    }
  }

  /// Pairs of a known and an unknown connection, in either order.
  private Told compare(String known, int pairs) throws IOException {
    var knownLonger = 0;
    var unknownLonger = 0;
    for (int i = 0; i < pairs; i++) {
      var knownFirst = random.nextBoolean();
      var first = nanos(knownFirst ? known : UNKNOWN);
      var second = nanos(knownFirst ? UNKNOWN : known);
      var longer = knownFirst ? first - second : second - first;
      knownLonger += longer > TOLD_NANOS ? 1 : 0;
      unknownLonger += longer < -TOLD_NANOS ? 1 : 0;
    }
    return new Told(knownLonger, unknownLonger);
  }

  /// From the body's last byte to the answer.
  private long nanos(String id) throws IOException {
    var request = request(id, "X-Webhook-Signature: Zm9yZ2Vk");
    var last = request.length() - 1;
    http.send(request.substring(0, last));
    var begun = System.nanoTime();
    http.send(request.substring(last)).wholeAnswer();
    return System.nanoTime() - begun;
  }

  private static String request(String id, String header) {
    return RawHttp.unsigned(id, BODY, header);
  }
}
