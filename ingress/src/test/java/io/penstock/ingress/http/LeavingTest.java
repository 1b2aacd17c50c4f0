package io.penstock.ingress.http;

import static io.penstock.ingress.http.RawRequest.signed;
import static io.penstock.ingress.http.RawRequest.unsigned;
import static io.penstock.ingress.http.RefusingTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.verify.Refusal;
import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.senders.RawConnection;
import io.penstock.settings.service.Readiness;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// One side leaves: the sender before its answer, or we, told to stop.
class LeavingTest {
  private static final String BODY = "{\"id\":\"evt_01\"}";

  private final DataPort port = DataPort.held();

  @AfterEach
  void stop() {
    port.close();
  }

  @Test
  void senderGoneBeforeItsBodyIsWholeIsAbandoned() throws IOException {
    try (var sender = port.connect()) {
      sender.send(signed("conn-42", "x".repeat(1000)).substring(0, 500));
      Eventually.holds("half a body", () -> port.budget.bytes() > 2048);
    }

    port.awaitOutcomes("abandoned");
    port.awaitNothingInFlight();
    assertThat(port.kafka.sent()).isEmpty();
  }

  @Test
  void senderGoneBeforeTheAcknowledgementIsStoredAllTheSame() throws IOException {
    try (var sender = port.connect()) {
      sender.send(signed("conn-42", BODY));
      port.kafka.awaitSent(1);
    }
    awaitGone();

    port.kafka.mock().completeNext();

    port.awaitOutcomes("stored");
    port.awaitNothingInFlight();
  }

  @Test
  void senderGoneBeforeItsDeadlineOrAFailureHurtsNobody() throws IOException {
    for (int i = 0; i < 2; i++) {
      try (var sender = port.connect()) {
        sender.send(signed("conn-42", BODY));
        port.kafka.awaitSent(i + 1);
      }
    }
    awaitGone();

    port.kafka.mock().errorNext(new org.apache.kafka.common.errors.TimeoutException("expired"));
    port.awaitOutcomes("not-stored");
    port.advance(DataPort.LIMITS.answerWithin());

    port.awaitOutcomes("not-stored", "timed-out");
    try (var next = port.connect()) {
      assertThat(next.exchange(unsigned("conn-42", BODY)).status()).isEqualTo(401);
    }
  }

  @Test
  void toldToStopItServesOnButAsksSendersToLeave() throws IOException {
    try (var sender = port.connect()) {
      port.lifecycle.leave();
      sender.send(signed("conn-42", BODY));
      port.kafka.awaitSent(1);
      port.kafka.mock().completeNext();

      var answer = sender.answer();

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("connection")).isEqualTo("close");
      assertThat(sender.closed()).isTrue();
      assertThat(port.lifecycle.readiness()).isEqualTo(new Readiness.Unready("stopping"));
    }
  }

  @Test
  void refusalsAskSendersToLeaveToo() throws IOException {
    try (var sender = port.connect()) {
      port.lifecycle.leave();

      var answer = sender.exchange(unsigned("conn-42", BODY));

      assertProblem(answer, Refusal.UNSIGNED);
      assertThat(answer.header("connection")).isEqualTo("close");
      assertThat(sender.closed()).isTrue();
    }
  }

  @Test
  void shutGateTakesNothingNew() throws IOException {
    try (var sender = port.connect()) {
      port.lifecycle.close();

      var answer = sender.exchange(signed("conn-42", BODY));

      assertProblem(answer, Refusal.DRAINING);
      assertThat(answer.header("retry-after")).matches("[5-9]");
      assertThat(answer.header("connection")).isEqualTo("close");
    }
  }

  @Test
  void whatIsInFlightAtTheEndGetsItsAnswer() throws IOException {
    try (var waiting = port.connect();
        var sending = port.connect();
        var idle = port.connect()) {
      idle.exchange(unsigned("conn-42", BODY));
      waiting.send(signed("conn-42", BODY));
      port.kafka.awaitSent(1);
      var request = signed("conn-42", BODY);
      sending.send(request.substring(0, request.length() - 1));
      Eventually.holds("both in flight", () -> port.budget.bytes() > 2 * 2048 + BODY.length());

      port.lifecycle.leave();
      port.lifecycle.close();
      var ended = port.shutdown();
      assertThat(idle.closed()).isTrue();
      assertThat(ended).isNotDone();
      sending.send(request.substring(request.length() - 1));
      port.kafka.awaitSent(2);
      port.kafka.mock().completeNext();
      port.kafka.mock().completeNext();

      for (var sender : new RawConnection[] {waiting, sending}) {
        var answer = sender.answer();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("connection")).isEqualTo("close");
      }
      Eventually.holds("all connections ended", ended::isDone);
    }
  }

  /// Lets the loop see what happened to its connections: a later connection's answer comes after.
  private void awaitGone() throws IOException {
    try (var later = port.connect()) {
      later.exchange("GET /health HTTP/1.1\r\nHost: h\r\n\r\n");
    }
    port.awaitOutcomes("not-found");
    port.outcomes.labels.clear();
  }
}
