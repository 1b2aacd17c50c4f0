package io.penstock.ingress.publish;

import static io.penstock.proof.fixtures.senders.Makini.connection;
import static io.penstock.proof.fixtures.senders.Makini.connections;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.fixture.HeldKafka;
import io.penstock.ingress.publish.WebhookPublisher.Publication;
import io.penstock.ingress.verify.GenuineWebhook;
import io.penstock.ingress.verify.SendersSnapshot;
import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.senders.Makini;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookPublisherTest {
  private final Vertx vertx = Vertx.vertx();
  private final HeldKafka kafka = HeldKafka.prompt();
  private final ReopeningProducer producer = new ReopeningProducer(() -> kafka);
  private final WebhookPublisher loop =
      new WebhookPublisher(vertx.getOrCreateContext(), producer, HeldKafka.TOPIC);

  @BeforeEach
  void open() {
    producer.reopen();
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
  void webhookThatASettledOneAddsIsSent() {
    vertx
        .getOrCreateContext()
        .runOnContext(_ -> publish("first", told(new ArrayList<>(), () -> add("second"))));

    kafka.awaitSent(2);
  }

  @Test
  void eachPublicationIsToldOfItsAcknowledgementAndThenOnTheLoop() {
    var told = new CopyOnWriteArrayList<String>();
    vertx.getOrCreateContext().runOnContext(_ -> publish("x", told(told, () -> {})));

    Eventually.holds("both", () -> told.size() == 2);

    assertThat(told).containsExactly("acknowledged", "settled");
  }

  private void add(String body) {
    publish(body, told(new ArrayList<>(), () -> {}));
  }

  private void publish(String body, Publication publication) {
    var connection = connection("conn-42", Makini.SECRET);
    var senders = SendersSnapshot.first(connections(connection), Instant.EPOCH);
    var webhook =
        new GenuineWebhook(
            "conn-42",
            connection,
            "evt-1",
            false,
            "key-1",
            Makini.headers(Map.of()),
            body.getBytes(UTF_8),
            0);
    loop.publish(webhook, senders, publication);
  }

  private static Publication told(List<String> told, Runnable whenSettled) {
    return new Publication() {
      @Override
      public void acknowledged(@Nullable RecordMetadata stored, @Nullable Exception failure) {
        told.add("acknowledged");
      }

      @Override
      public void settled() {
        told.add("settled");
        whenSettled.run();
      }
    };
  }
}
