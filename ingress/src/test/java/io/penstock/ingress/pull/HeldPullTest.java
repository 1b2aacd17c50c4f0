package io.penstock.ingress.pull;

import static io.penstock.ingress.pull.PullFixture.ORDER;
import static io.penstock.ingress.pull.PullFixture.pulled;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.Eventually;
import io.penstock.schemas.FetchRequest;
import io.penstock.schemas.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What waits for an acknowledgement, and what does not.
class HeldPullTest {
  private final HeldPull pull = new HeldPull(pulled("conn-42"));

  @AfterEach
  void close() {
    pull.close();
  }

  @Test
  void requestIsFinishedWhenItsAnswerIsAcknowledged() {
    pull.api.put("conn-42", ORDER, "po-1");
    pull.receive(request("po-1"));
    pull.kafka.awaitSent(1);
    pull.settle();
    assertThat(pull.committable()).isEqualTo(-1);

    pull.acknowledge();

    Eventually.holds("finished", () -> pull.committable() == 1);
  }

  @Test
  void answerThatIsNotStoredIsSentAgain() {
    pull.api.put("conn-42", ORDER, "po-1");
    pull.receive(request("po-1"));
    pull.kafka.awaitSent(1);

    pull.kafka.mock().errorNext(new TimeoutException("no answer"));
    pull.kafka.awaitSent(2);
    pull.acknowledge();

    Eventually.holds("finished", () -> pull.committable() == 1);
    assertThat(id(pull.kafka.sent().getFirst())).isEqualTo(id(pull.kafka.sent().getLast()));
  }

  @Test
  void answerThatKafkaFindsTooLargeIsGivenUp() {
    pull.api.put("conn-42", ORDER, "po-1");
    pull.receive(request("po-1"));
    pull.kafka.awaitSent(1);

    pull.kafka.mock().errorNext(new RecordTooLargeException("too large"));

    Eventually.holds("finished", () -> pull.committable() == 1);
    assertThat(pull.observed.lines())
        .containsExactly("fetched conn-42 purchase_order row-too-large");
  }

  @Test
  void idsThatWaitAreSkippedIfTheirConnectionIsNotPulledAnyMore() {
    pull.receive(request(Instant.now().plus(Duration.ofHours(1)), "po-1", "po-2"));

    pull.use();

    assertThat(pull.committable()).isEqualTo(1);
    assertThat(pull.observed.lines())
        .containsExactly(
            "fetched conn-42 purchase_order skipped", "fetched conn-42 purchase_order skipped");
  }

  @Test
  void answerOfARevokedPartitionIsNotStored() {
    pull.api.hold("conn-42", ORDER, "po-1");
    pull.receive(request("po-1"));

    pull.revoke();
    pull.api.letGo();
    pull.settle();

    assertThat(pull.kafka.sent()).isEmpty();
    assertThat(pull.committable()).isEqualTo(-1);
  }

  @Test
  void fetchesGoOnWhileAsManyAnswersAreNotStoredAsMayBeInFlight() {
    for (int i = 0; i < 10; i++) {
      pull.api.put("conn-42", ORDER, "po-" + i);
    }

    pull.receive(request("po-0", "po-1", "po-2", "po-3", "po-4", "po-5", "po-6", "po-7"));
    pull.kafka.awaitSent(4);
    pull.settle();
    assertThat(pull.api.what()).hasSize(4);

    pull.acknowledge();
    pull.kafka.awaitSent(5);
  }

  @Test
  void nextPageIsAskedForWhenTheRowsAndTheProgressOfTheLastAreStored() {
    pull.api.put("conn-42", ORDER, "po-1");
    pull.api.put("conn-42", ORDER, "po-2");
    pull.api.pageSize(1);
    pull.know(Map.of());
    pull.acknowledge();
    pull.kafka.awaitSent(2);
    pull.settle();
    assertThat(pull.api.what()).containsExactly("page purchase_order 0");

    pull.acknowledge();
    pull.kafka.awaitSent(3);
    pull.settle();
    assertThat(text(pull.kafka.sent().getLast())).contains("\"listing\"");
    assertThat(pull.api.what()).containsExactly("page purchase_order 0");

    pull.acknowledge();
    Eventually.holds("asked for", () -> pull.api.what().contains("page purchase_order 1"));
  }

  @Test
  void nextPageIsAskedForWhenItsTurnHasCome() {
    var nanos = new AtomicLong();
    try (var paced = new HeldPull(pulled("conn-42"), nanos::get)) {
      paced.api.put("conn-42", ORDER, "po-1");
      paced.api.put("conn-42", ORDER, "po-2");
      paced.api.pageSize(1);
      paced.know(Map.of());
      for (var _ : List.of("begin", "row", "progress")) {
        paced.acknowledge();
      }
      paced.settle();
      assertThat(paced.api.what()).containsExactly("page purchase_order 0");

      nanos.addAndGet(Duration.ofSeconds(1).toNanos());
      Eventually.holds("asked for", () -> paced.api.what().contains("page purchase_order 1"));
    }
  }

  @Test
  void pollOfARevokedPartitionEndsAfterTheRowsUnderWay() {
    pull.api.put("conn-42", ORDER, "po-1");
    pull.know(Map.of());
    pull.acknowledge();
    pull.kafka.awaitSent(2);

    pull.revoke();
    pull.acknowledge();
    pull.settle();

    assertThat(pull.kafka.sent())
        .extracting(HeldPullTest::text)
        .containsExactly("", "{\"id\":\"po-1\"}");
  }

  @Test
  void nothingIsPolledBeforeTheWatermarksAreKnown() {
    pull.onLoop(
        () -> {
          pull.pump();
          return true;
        });
    pull.settle();

    assertThat(pull.kafka.sent()).isEmpty();
  }

  @Test
  void requestIsNotSentBeforeItsTime() {
    pull.api.put("conn-42", ORDER, "po-1");
    pull.receive(request(Instant.now().plus(Duration.ofHours(1)), "po-1"));
    pull.settle();

    assertThat(pull.api.what()).isEmpty();
  }

  private static FetchRequest request(String... ids) {
    return request(Instant.EPOCH, ids);
  }

  private static FetchRequest request(Instant notBefore, String... ids) {
    return new FetchRequest(
        "conn-42",
        ORDER,
        List.of(ids),
        Operation.UPDATED,
        new FetchRequest.Cause(7, 0),
        0,
        notBefore);
  }

  private static String id(ProducerRecord<byte[], byte[]> record) {
    return Stream.of(record.headers().toArray())
        .filter(header -> header.key().equals("webhook-id"))
        .map(header -> new String(Objects.requireNonNull(header.value()), UTF_8))
        .findFirst()
        .orElseThrow();
  }

  private static String text(ProducerRecord<byte[], byte[]> record) {
    return record.value() == null ? "" : new String(record.value(), UTF_8);
  }
}
