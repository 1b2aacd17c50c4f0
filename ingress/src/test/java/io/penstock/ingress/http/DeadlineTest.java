package io.penstock.ingress.http;

import static io.penstock.ingress.http.RawRequest.signed;
import static io.penstock.ingress.http.RawRequest.unsigned;
import static io.penstock.ingress.http.RefusingTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.intake.RequestLimits;
import io.penstock.ingress.verify.Refusal;
import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.senders.RawConnection;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Every wait has an end. The port's clock is the test's, so nobody waits.
class DeadlineTest {
  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final String BODY = "{\"id\":\"evt_01\"}";

  /// Whose connections may be silent for a shorter time than Kafka may take.
  private static final RequestLimits IDLE_BRIEFLY =
      new RequestLimits(
          DataPort.BODY_MAX,
          8192,
          Duration.ofSeconds(8),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(1));

  private final DataPort port = DataPort.held();

  @AfterEach
  void stop() {
    port.close();
  }

  @Test
  void slowBodyIsRefusedAndTheConnectionEnded() throws IOException {
    try (var sender = port.connect()) {
      sendHalf(sender);

      port.advance(DataPort.LIMITS.bodyWithin());

      assertProblem(sender.answer(), Refusal.BODY_TIMEOUT);
      port.advance(Duration.ofSeconds(1));
      assertThat(sender.closed()).isTrue();
      port.awaitOutcomes("body-timeout");
      port.awaitNothingInFlight();
    }
  }

  @Test
  void tricklingDoesNotMoveTheBodysDeadline() throws IOException {
    try (var sender = port.connect()) {
      sendHalf(sender);
      var before = port.budget.bytes();
      port.advance(DataPort.LIMITS.bodyWithin().minus(MOMENT));
      sender.send("x");
      Eventually.holds("one more byte", () -> port.budget.bytes() > before);
      assertThat(sender.silent()).isTrue();

      port.advance(MOMENT);

      assertProblem(sender.answer(), Refusal.BODY_TIMEOUT);
    }
  }

  @Test
  void bodyHasItsTimeHoweverLongTheHeadTook() throws IOException {
    try (var sender = port.connect()) {
      awaitAccepted(sender);
      port.advance(Duration.ofSeconds(4));
      sendHalf(sender);

      port.advance(Duration.ofSeconds(3));
      assertThat(sender.silent()).isTrue();
      // But no longer than the whole: 8 s from the connection on.
      port.advance(Duration.ofSeconds(1));

      assertProblem(sender.answer(), Refusal.BODY_TIMEOUT);
    }
  }

  @Test
  void connectionThatSendsNoWholeHeadIsClosed() throws IOException {
    try (var sender = port.connect()) {
      sender.send("POST /webhooks/conn-42 HTTP/1.1\r\nHost: h\r\n");
      awaitAccepted(sender);

      port.advance(DataPort.LIMITS.headersWithin());

      assertThat(sender.closed()).isTrue();
    }
  }

  @Test
  void silentConnectionsAreAllClosed() throws IOException {
    try (var one = port.connect();
        var two = port.connect();
        var three = port.connect()) {
      awaitAccepted(three);

      port.advance(DataPort.LIMITS.headersWithin());

      assertThat(one.closed()).isTrue();
      assertThat(two.closed()).isTrue();
      assertThat(three.closed()).isTrue();
    }
  }

  @Test
  void connectionThatHasSpokenMayWait() throws IOException {
    try (var sender = port.connect()) {
      sender.exchange(unsigned("conn-42", BODY));
      port.advance(DataPort.LIMITS.headersWithin().multipliedBy(2));

      assertThat(sender.silent()).isTrue();
      assertThat(sender.exchange(unsigned("conn-42", BODY)).status()).isEqualTo(401);
    }
  }

  @Test
  void connectionThatIsIdleForTooLongIsClosed() throws IOException {
    try (var sender = port.connect()) {
      sender.exchange(unsigned("conn-42", BODY));
      port.advance(DataPort.LIMITS.idleMax().minus(MOMENT));
      assertThat(sender.silent()).isTrue();
      sender.exchange(unsigned("conn-42", BODY));
      port.advance(DataPort.LIMITS.idleMax().minus(MOMENT));
      assertThat(sender.silent()).as("its silence begins anew with each answer").isTrue();

      port.advance(MOMENT);

      assertThat(sender.closed()).isTrue();
    }
  }

  @Test
  void tricklingALaterHeadDoesNotKeepAConnectionOpen() throws IOException {
    try (var sender = port.connect()) {
      sender.exchange(unsigned("conn-42", BODY));
      port.advance(DataPort.LIMITS.idleMax().minus(MOMENT));
      sender.send("POST /webhooks/conn-42 HTTP/1.1\r\nHost: h\r\n");
      assertThat(sender.silent()).isTrue();

      port.advance(MOMENT);

      assertThat(sender.closed()).isTrue();
    }
  }

  @Test
  void waitingForKafkaIsNotIdle() throws IOException {
    try (var port = DataPort.held(IDLE_BRIEFLY);
        var sender = port.connect()) {
      sender.exchange(unsigned("conn-42", BODY));
      sender.send(signed("conn-42", BODY));
      port.kafka.awaitSent(1);
      port.advance(IDLE_BRIEFLY.idleMax().multipliedBy(2));
      assertThat(sender.silent()).isTrue();

      port.kafka.mock().completeNext();

      assertThat(sender.answer().status()).isEqualTo(200);
      assertThat(sender.silent()).isTrue();
    }
  }

  @Test
  void lateAcknowledgementIsHarmless() throws IOException {
    try (var sender = port.connect()) {
      sender.send(signed("conn-42", BODY));
      port.kafka.awaitSent(1);
      var held = port.budget.bytes();

      port.advance(DataPort.LIMITS.answerWithin());
      var answer = sender.answer();
      assertProblem(answer, Refusal.TIMED_OUT);
      assertThat(answer.header("retry-after")).matches("[5-9]");
      assertThat(port.budget.bytes()).as("it may yet be stored").isEqualTo(held);
      port.kafka.mock().completeNext();

      port.awaitNothingInFlight();
      assertThat(sender.silent()).as("answered once").isTrue();
      port.awaitOutcomes("timed-out");
      // The connection is as good as new.
      sender.send(signed("conn-42", BODY));
      port.kafka.awaitSent(2);
      port.kafka.mock().completeNext();
      assertThat(sender.answer().status()).isEqualTo(200);
    }
  }

  private void sendHalf(RawConnection sender) throws IOException {
    sender.send(signed("conn-42", "x".repeat(100)).substring(0, 200));
    Eventually.holds("half a body", () -> port.budget.bytes() > 2048);
  }

  /// Connections are accepted in their order, so a later one's answer shows that this one is.
  private void awaitAccepted(RawConnection sender) throws IOException {
    assertThat(sender).isNotNull();
    try (var later = port.connect()) {
      later.exchange(unsigned("conn-42", BODY));
    }
  }
}
