package io.penstock.ingress.http;

import static io.penstock.ingress.http.RawRequest.signed;
import static io.penstock.ingress.http.RawRequest.unsigned;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.verify.Refusal;
import io.penstock.proof.fixtures.senders.Makini;
import io.penstock.proof.fixtures.senders.RawConnection.Answer;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Only the genuine gets in, and every refusal says which one it is.
class RefusingTest {
  private static final String BODY = "{\"id\":\"evt_01\"}";
  private static final String FORGED = "X-Webhook-Signature: " + Makini.sign("guessed", BODY);

  private final DataPort port = DataPort.prompt();

  @AfterEach
  void nothingWasProducedOrIsLeft() {
    assertThat(port.kafka.sent()).isEmpty();
    port.close();
  }

  @Test
  void forgedIsUnauthorized() throws IOException {
    var answer = answerTo(unsigned("conn-42", BODY, FORGED));

    assertProblem(answer, Refusal.FORGED);
    port.awaitOutcomes("forged");
  }

  @Test
  void unsignedIsUnauthorized() throws IOException {
    assertProblem(answerTo(unsigned("conn-42", BODY)), Refusal.UNSIGNED);
  }

  @Test
  void unknownConnectionIsAnsweredByteForByteLikeAKnownOne() throws IOException {
    assertThat(answerTo(unsigned("unknown", BODY, FORGED)))
        .isEqualTo(answerTo(unsigned("conn-42", BODY, FORGED)));
    assertThat(answerTo(unsigned("unknown", BODY))).isEqualTo(answerTo(unsigned("conn-42", BODY)));
    assertThat(answerTo(unsigned("unknown", BODY, FORGED, FORGED)))
        .isEqualTo(answerTo(unsigned("conn-42", BODY, FORGED, FORGED)));
    port.awaitOutcomes(
        "unknown-connection",
        "forged",
        "unknown-connection",
        "unsigned",
        "signature-repeated",
        "signature-repeated");
  }

  @Test
  void disconnectedIsToldOnlyWithAGoodSignature() throws IOException {
    assertProblem(answerTo(signed("conn-gone", BODY)), Refusal.DISCONNECTED);
    assertProblem(answerTo(unsigned("conn-gone", BODY, FORGED)), Refusal.FORGED);
  }

  @Test
  void repeatedSignatureIsABadRequest() throws IOException {
    var good = "X-Webhook-Signature: " + Makini.sign(Makini.SECRET, BODY);

    assertProblem(answerTo(unsigned("conn-42", BODY, good, good)), Refusal.SIGNATURE_REPEATED);
  }

  @Test
  void bodyOfAnotherConnectionIsABadRequestOnceVerified() throws IOException {
    var body = "{\"connection_id\":\"conn-43\"}";

    assertProblem(answerTo(signed("conn-42", body)), Refusal.CONNECTION_MISMATCH);
    assertProblem(answerTo(unsigned("conn-42", body, FORGED)), Refusal.FORGED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/webhooks/",
        "/webhooks/a/b",
        "/webhooks/a%20b",
        "/other",
        "/health/live",
        "/health/ready",
        "/metrics"
      })
  void otherPathsAreNotFound(String path) throws IOException {
    var get = "GET " + path + " HTTP/1.1\r\nHost: h\r\n\r\n";
    var post = "POST " + path + " HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n";

    assertProblem(answerTo(get), Refusal.NOT_FOUND);
    assertProblem(answerTo(post), Refusal.NOT_FOUND);
  }

  @Test
  void overlongConnectionIsNotFound() throws IOException {
    assertProblem(answerTo(unsigned("a".repeat(129), BODY)), Refusal.NOT_FOUND);
    assertProblem(answerTo(unsigned("a".repeat(128), BODY)), Refusal.UNSIGNED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "OPTIONS"})
  void otherMethodsAreNotAllowed(String method) throws IOException {
    var answer = answerTo(method + " /webhooks/conn-42 HTTP/1.1\r\nHost: h\r\n\r\n");

    assertProblem(answer, Refusal.WRONG_METHOD);
    assertThat(answer.header("allow")).isEqualTo("POST");
  }

  @Test
  void connectionIsReusedAfterARefusal() throws IOException {
    try (var sender = port.connect()) {
      assertThat(sender.exchange(unsigned("conn-42", BODY, FORGED)).status()).isEqualTo(401);
      assertThat(sender.exchange(unsigned("conn-42", BODY)).status()).isEqualTo(401);
      assertThat(sender.exchange(signed("conn-gone", BODY)).status()).isEqualTo(410);
    }
  }

  private Answer answerTo(String request) throws IOException {
    try (var sender = port.connect()) {
      return sender.exchange(request);
    }
  }

  static void assertProblem(Answer answer, Refusal refusal) {
    assertThat(answer.status()).isEqualTo(refusal.status());
    assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
    assertThat(answer.body())
        .isEqualTo(
            "{\"type\":\"urn:penstock:%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                .formatted(
                    refusal.label(),
                    refusal.label().replace('-', ' '),
                    refusal.status(),
                    refusal.detail()));
  }
}
