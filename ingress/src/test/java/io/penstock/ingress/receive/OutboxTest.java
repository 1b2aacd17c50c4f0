package io.penstock.ingress.receive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.fixture.HeldKafka;
import io.penstock.ingress.publish.Publisher;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private final Vertx vertx = Vertx.vertx();
  private final HeldKafka kafka = HeldKafka.prompt();
  private final Publisher publisher = new Publisher(() -> kafka);
  private final Outbox outbox = new Outbox(vertx.getOrCreateContext(), publisher);

  @BeforeEach
  void open() {
    publisher.reopen();
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void recordsOfOneTurnAreSentWhenItEnds() {
    var sentWithin = new CompletableFuture<Integer>();
    vertx
        .getOrCreateContext()
        .runOnContext(
            _ -> {
              add("one");
              add("two");
              sentWithin.complete(kafka.sent().size());
            });

    kafka.awaitSent(2);

    assertThat(sentWithin.join()).isZero();
    assertThat(kafka.sent())
        .extracting(record -> new String(record.value(), UTF_8))
        .containsExactly("one", "two");
  }

  @Test
  void nextTurnsAreSentToo() {
    for (int turn = 1; turn <= 3; turn++) {
      vertx.getOrCreateContext().runOnContext(_ -> add("x"));
      kafka.awaitSent(turn);
    }
  }

  @Test
  void recordThatACallbackAddsIsSent() {
    vertx
        .getOrCreateContext()
        .runOnContext(_ -> outbox.add(record("first"), (_, _) -> add("second")));

    kafka.awaitSent(2);
  }

  private void add(String body) {
    outbox.add(record(body), (_, _) -> {});
  }

  private static ProducerRecord<byte[], byte[]> record(String body) {
    return new ProducerRecord<>(HeldKafka.TOPIC, body.getBytes(UTF_8));
  }
}
