package io.penstock.proof.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.EmbeddedKafkaProcess;
import io.penstock.proof.fixtures.kafka.FreePort;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The one broker goes away under load, or answers no more, and comes back with what it had stored.
class BrokerGoneTest {
  private static final String IN_FLIGHT = "penstock_ingress_in_flight_bytes";
  private static final double BUDGET = 1 << 20;

  /// A budget that the senders of these tests use up.
  private static final String SMALL = "inflight.max: 1MiB\nbody.max: 64KiB";

  private static final String[] NOT_STORED = {
    "200", "503 not-stored", "503 timed-out", "503 unavailable"
  };

  private static final AtomicInteger NUMBER = new AtomicInteger();

  /// A webhook for each connection: the ledger keeps what it is told of, and refusals are many.
  private static final List<Signed> LARGE =
      IntStream.rangeClosed(1, 9).mapToObj(i -> Signed.genuine("conn-" + i, 20_000)).toList();

  @TempDir private Path directory;

  @Test
  void sendersAreToldToComeAgainWhileTheBrokerIsKilledAndWhileItIsStopped() {
    var port = FreePort.find();
    var ledger = new Ledger();
    var broker = EmbeddedKafkaProcess.start(directory.resolve("kafka"), port);
    try (var kafka = new KafkaTestClient(broker.bootstrapServers(), "gone");
        var ingress =
            IngressProcess.startWithBothCompilers(
                directory, broker.bootstrapServers(), "gone", "kafka.delivery.timeout.ms: 3000")) {
      kafka.createTopics(3);
      ingress.awaitReady();
      try (var load = new Load(ingress.port(), ledger, 16, BrokerGoneTest::small)) {
        load.awaitMore(500, 200);
        broker.kill();
        broker = backAfterRefusals(load, port);
        broker.close();
        broker = backAfterRefusals(load, port);
        load.stop();
      }

      assertThat(ledger.summary().keySet()).isSubsetOf(NOT_STORED);
      Aftermath.isSound(ingress, ledger, kafka);
    } finally {
      broker.close();
    }
  }

  @Test
  void nobodyWaitsUntilAHaltedBrokerGoesOn() {
    var ledger = new Ledger();
    try (var broker = EmbeddedKafkaProcess.start(directory.resolve("kafka"), 0);
        var kafka = new KafkaTestClient(broker.bootstrapServers(), "halted");
        var ingress =
            IngressProcess.startWithBothCompilers(
                directory,
                broker.bootstrapServers(),
                "halted",
                "body.max: 64KiB",
                "inflight.max: 1MiB")) {
      kafka.createTopics(3);
      ingress.awaitReady();
      try (var load = new Load(ingress.port(), ledger, 64, BrokerGoneTest::large)) {
        load.awaitMore(500, 200);
        broker.halt();
        load.awaitMore(50, 503);
        ingress.awaitUnready("no answer from Kafka");
        // Longer than the deadline: all that was in flight has been given up.
        Eventually.get(() -> ingress.scrape().value(IN_FLIGHT), bytes -> bytes == 0);
        load.awaitThoseWaiting();
        broker.resume();
        ingress.awaitReady();
        load.awaitMore(200, 200);
        load.stop();
      }

      assertThat(ledger.summary()).containsKeys("503 busy", "503 not-stored", "503 unavailable");
      Aftermath.isSound(ingress, ledger, kafka);
    }
  }

  /// A batch that is on its way outlives the deadline of its webhooks. It keeps its room, so that
  /// what comes after it is turned away, not heaped up behind it.
  @Test
  void whatWasNotAnsweredInTimeKeepsItsRoomAndMayYetBeStored() {
    var ledger = new Ledger();
    try (var broker = EmbeddedKafkaProcess.start(directory.resolve("kafka"), 0);
        var kafka = new KafkaTestClient(broker.bootstrapServers(), "late");
        var ingress =
            IngressProcess.startWithBothCompilers(
                directory, broker.bootstrapServers(), "late", SMALL, "deadline: 2s")) {
      kafka.createTopics(3);
      ingress.awaitReady();
      try (var load = new Load(ingress.port(), ledger, 64, BrokerGoneTest::large)) {
        load.awaitMore(500, 200);
        broker.halt();
        Eventually.get(() -> ingress.scrape().outcome("timed-out"), count -> count >= 20);
        assertThat(ingress.scrape().value(IN_FLIGHT)).isGreaterThan(BUDGET / 2);
        load.awaitThoseWaiting();
        broker.resume();
        load.awaitMore(200, 200);
        load.stop();
      }

      Aftermath.isSound(ingress, ledger, kafka);
      assertThat(ledger.summary()).containsKey("503 busy");
      assertThat(kafka.read(kafka.topics().webhooks())).hasSizeGreaterThan((int) ledger.count(200));
    }
  }

  /// Lets the broker be missed until each sender has an answer, starts another on its data, and
  /// returns once it stores again.
  private EmbeddedKafkaProcess backAfterRefusals(Load load, int port) {
    load.awaitMore(50, 503);
    load.awaitThoseWaiting();
    var broker = EmbeddedKafkaProcess.start(directory.resolve("kafka"), port);
    load.awaitMore(200, 200);
    return broker;
  }

  private static Signed large() {
    return LARGE.get(NUMBER.incrementAndGet() % LARGE.size());
  }

  private static Signed small() {
    return Signed.genuine("conn-" + (1 + NUMBER.incrementAndGet() % 9), 1_000);
  }
}
