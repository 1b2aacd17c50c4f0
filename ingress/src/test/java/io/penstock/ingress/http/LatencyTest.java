package io.penstock.ingress.http;

import static io.penstock.ingress.http.RawRequest.signed;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.Eventually;
import java.io.IOException;
import java.time.Duration;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/// How long an acknowledgement takes, apart from how long a request does.
class LatencyTest {
  private static final Duration BODY = Duration.ofSeconds(3);
  private static final Duration BROKER = Duration.ofSeconds(2);

  @Test
  void acknowledgementIsTimedFromTheProducerAndAStoredWebhookFromItsRequest() throws IOException {
    try (var port = DataPort.held();
        var sender = port.connect()) {
      var request = signed("conn-42", "{}");
      sender.send(request.substring(0, request.length() - 1));
      Eventually.holds("the head is in", () -> port.budget.bytes() > 0);
      port.advance(BODY);
      sender.send(request.substring(request.length() - 1));
      port.kafka.awaitSent(1);
      port.advance(BROKER);

      port.kafka.mock().completeNext();

      port.awaitOutcomes("stored");
      assertThat(port.outcomes.durableNanos).containsExactly(BROKER.toNanos());
      assertThat(port.outcomes.storedNanos).containsExactly(BODY.plus(BROKER).toNanos());
    }
  }

  @Test
  void acknowledgementThatComesAfterItsAnswerIsTimedToo() throws IOException {
    try (var port = DataPort.held();
        var sender = port.connect()) {
      sender.send(signed("conn-42", "{}"));
      port.kafka.awaitSent(1);
      port.advance(Duration.ofSeconds(9));
      assertThat(sender.answer().status()).isEqualTo(503);

      port.kafka.mock().completeNext();

      Eventually.holds("it is timed", () -> port.outcomes.durableNanos.size() == 1);
      assertThat(port.outcomes.durableNanos).containsExactly(Duration.ofSeconds(9).toNanos());
      assertThat(port.outcomes.labels).containsExactly("timed-out");
    }
  }

  @Test
  void recordThatFailedIsNoAcknowledgement() throws IOException {
    try (var port = DataPort.held();
        var sender = port.connect()) {
      sender.send(signed("conn-42", "{}"));
      port.kafka.awaitSent(1);

      port.kafka.mock().errorNext(new TimeoutException("late"));

      port.awaitOutcomes("not-stored");
      assertThat(port.outcomes.durableNanos).isEmpty();
    }
  }
}
