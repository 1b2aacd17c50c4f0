package io.penstock.ingress.http;

import static io.penstock.ingress.http.RawRequest.signed;
import static io.penstock.ingress.http.RefusingTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.verify.Refusal;
import io.penstock.proof.fixtures.senders.Makini;
import io.penstock.proof.fixtures.senders.RawConnection;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is not quite HTTP, or too much of it (RFC 9112).
class FramingTest {
  private static final String LINE = "POST /webhooks/conn-42 HTTP/1.1\r\n";

  private final DataPort port = DataPort.prompt();

  @AfterEach
  void nothingWasProducedOrIsLeft() {
    assertThat(port.kafka.sent()).isEmpty();
    port.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 0\r\n",
        "Host: a\r\nHost: b\r\nContent-Length: 0\r\n",
        "Host: a\r\nTransfer-Encoding: gzip, chunked\r\n",
        "Host: a\r\nTransfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n",
        "Host: a\r\nTransfer-Encoding: identity\r\n",
        "Host: a\r\nTransfer-Encoding: chunked, identity\r\n",
        "Host: a\r\nContent-Length: 0\r\nTransfer-Encoding: chunked\r\n",
        "Host: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n",
        "Host: a\r\nContent-Length: -1\r\n",
        "Host: a\r\nContent-Length: one\r\n",
        "Host: a\r\nno colon\r\nContent-Length: 0\r\n",
        "Host: a\r\n: no name\r\nContent-Length: 0\r\n",
        "Host: a Content-Length: 5\r\nContent-Length: 0\r\n"
      })
  void malformedHeadIsABadRequestAndTheEnd(String headers) throws IOException {
    try (var sender = port.connect()) {
      var answer = sender.exchange(LINE + headers + "\r\n");

      assertProblem(answer, Refusal.MALFORMED);
      assertThat(answer.header("connection")).isEqualTo("close");
      assertThat(closed(sender)).isTrue();
      port.awaitOutcomes("malformed");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/2.0", "HTTP/1.2", "http/1.1", "ICAP/1.0", ""})
  void anyVersionButHttp1IsABadRequestAndTheEnd(String version) throws IOException {
    try (var sender = port.connect()) {
      var answer = sender.exchange(LINE.replace("HTTP/1.1", version) + "Host: a\r\n\r\n");

      assertProblem(answer, Refusal.MALFORMED);
      assertThat(closed(sender)).isTrue();
    }
  }

  @Test
  void headersAndTrailersAreCounted() throws IOException {
    try (var sender = port.connect();
        var another = port.connect()) {
      assertProblem(
          sender.exchange(LINE + "Host: a\r\n" + "a:\r\n".repeat(100) + "\r\n"),
          Refusal.HEADERS_TOO_LARGE);
      another.send(LINE + "Host: a\r\nTransfer-Encoding: chunked\r\n" + "a:\r\n".repeat(50));
      another.send("\r\n0\r\n" + "b:\r\n".repeat(50));

      assertThat(closed(another)).isTrue();
    }
  }

  @Test
  void answerToABrokenHeadIsNotLostToAReset() throws IOException {
    try (var sender = port.connect()) {
      sender.sendWhileTaken(LINE + "Host: a\r\nX: " + "a".repeat(2_000_000), 1);

      assertProblem(sender.answer(), Refusal.HEADERS_TOO_LARGE);
      assertThat(sender.silent()).as("a reset could have lost the answer").isTrue();
      assertThat(closed(sender)).isTrue();
    }
  }

  @Test
  void malformedChunkEndsTheConnection() throws IOException {
    try (var sender = port.connect()) {
      sender.send(LINE + "Host: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nnot hex\r\n");

      assertThat(closed(sender)).isTrue();
      port.awaitOutcomes("abandoned");
    }
  }

  @Test
  void overlongLineIsRefused() throws IOException {
    try (var sender = port.connect()) {
      var answer = sender.exchange("POST /webhooks/" + "a".repeat(9000) + " HTTP/1.1\r\n\r\n");

      assertProblem(answer, Refusal.LINE_TOO_LONG);
      assertThat(closed(sender)).isTrue();
    }
  }

  @Test
  void overlargeHeadersAreRefused() throws IOException {
    try (var sender = port.connect()) {
      var answer = sender.exchange(LINE + "Host: a\r\nX: " + "a".repeat(9000) + "\r\n\r\n");

      assertProblem(answer, Refusal.HEADERS_TOO_LARGE);
      assertThat(closed(sender)).isTrue();
    }
  }

  @Test
  void declaredLengthOverTheLimitIsRefusedUnread() throws IOException {
    try (var sender = port.connect()) {
      var head = LINE + "Host: a\r\nContent-Length: " + (DataPort.BODY_MAX + 1) + "\r\n\r\n";

      var answer = sender.exchange(head);

      assertProblem(answer, Refusal.TOO_LARGE);
      assertThat(port.budget.bytes()).isZero();
      assertThat(closed(sender)).isTrue();
    }
  }

  @Test
  void senderThatAsksFirstIsNotToldToGoOn() throws IOException {
    try (var sender = port.connect()) {
      var answer =
          sender.exchange(
              LINE + "Host: a\r\nExpect: 100-continue\r\nContent-Length: 100001\r\n\r\n");

      assertProblem(answer, Refusal.TOO_LARGE);
      assertThat(answer.header("connection")).isEqualTo("close");
    }
  }

  @Test
  void countedLengthOverTheLimitIsRefusedWhileItIsSent() throws IOException {
    try (var sender = port.connect()) {
      sender.send(LINE + "Host: a\r\nTransfer-Encoding: chunked\r\n\r\n");

      sender.sendWhileTaken("1000\r\n" + "x".repeat(0x1000) + "\r\n", 200);

      assertProblem(sender.answer(), Refusal.TOO_LARGE);
      assertThat(sender.silent()).as("a reset could have lost the answer").isTrue();
      assertThat(closed(sender)).isTrue();
      port.awaitOutcomes("too-large");
    }
  }

  @Test
  void oneByteMoreThanTheLimitIsTooMuch() throws IOException {
    var body = "x".repeat(DataPort.BODY_MAX + 1);
    var signature = "X-Webhook-Signature: " + Makini.sign(Makini.SECRET, body);
    try (var sender = port.connect()) {
      sender.send(LINE + "Host: a\r\nTransfer-Encoding: chunked\r\n" + signature + "\r\n\r\n");

      var answer =
          sender.exchange(Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n");

      assertProblem(answer, Refusal.TOO_LARGE);
      assertThat(closed(sender)).isTrue();
    }
  }

  @Test
  void nothingAfterARefusedBodyIsTakenForARequest() throws IOException {
    try (var sender = port.connect()) {
      sender.send(LINE + "Host: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n");
      sender.sendWhileTaken(signed("conn-42", "{}"), 1);

      assertProblem(sender.answer(), Refusal.MALFORMED);
      assertThat(closed(sender)).isTrue();
    }
  }

  /// What is still on its way is let go by for a second of the port's clock.
  private boolean closed(RawConnection sender) {
    port.advance(java.time.Duration.ofSeconds(2));
    return sender.closed();
  }
}
