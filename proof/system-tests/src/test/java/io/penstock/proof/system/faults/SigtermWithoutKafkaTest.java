package io.penstock.proof.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.EmbeddedKafkaProcess;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The ingress's end while its broker is silent.
class SigtermWithoutKafkaTest {
  private static final Duration DEADLINE = Duration.ofSeconds(2);
  private static final Duration DRAIN_MAX = Duration.ofSeconds(5);

  /// Longer than any wait of a test: nothing ends because Kafka's client has given up.
  private static final Duration GIVEN_UP_AFTER = Eventually.MAX.multipliedBy(5);

  @Test
  void everySenderIsAnsweredAndItEndsWhileTheBrokerIsSilent(@TempDir Path directory) {
    var ledger = new Ledger();
    try (var broker = EmbeddedKafkaProcess.start(directory.resolve("kafka"), 0);
        var kafka = new KafkaTestClient(broker.bootstrapServers(), "silent");
        var ingress =
            IngressProcess.start(
                directory,
                broker.bootstrapServers(),
                "silent",
                "drain.delay: 1s",
                "drain.max: " + DRAIN_MAX.toMillis() + "ms",
                "deadline: " + DEADLINE.toMillis() + "ms",
                "kafka.delivery.timeout.ms: " + GIVEN_UP_AFTER.toMillis())) {
      kafka.createTopics(3);
      ingress.awaitReady();
      try (var load = new Load(ingress.port(), ledger, 16, () -> Signed.genuine("conn-1", 1_000))) {
        load.awaitMore(200, 200);

        broker.halt();
        Eventually.get(
            () -> ingress.scrape().value("penstock_ingress_in_flight_bytes"), bytes -> bytes > 0);
        load.connectNoMore();
        ingress.terminate();
        var exitCode = ingress.exitCode();
        broker.resume();
        load.stop();

        Truth.holds(ledger, kafka);
        assertThat(exitCode).isZero();
        assertThat(ingress.logged()).doesNotContain("Exception");
        assertThat(ledger.summary()).containsOnlyKeys("200", "503 timed-out");
      }
    }
  }
}
