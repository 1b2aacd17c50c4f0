package io.penstock.proof.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A ingress to which nobody sends for longer than Kafka's client remembers a topic.
@ExtendWith(KafkaExtension.class)
class IdleIngressTest {

  /// The least that Kafka allows.
  private static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(5);

  private static final int SENDERS = 64;

  @Test
  void burstAfterSilenceIsStoredAsAnyOther(@TempDir Path directory, KafkaTestClient kafka) {
    kafka.createTopics(3);
    var ledger = new Ledger();
    try (var ingress =
        IngressProcess.start(
            directory,
            kafka.bootstrapServers(),
            kafka.topics().prefix(),
            "kafka.metadata.max.idle.ms: " + FORGOTTEN_AFTER.toMillis(),
            "kafka.metadata.max.age.ms: 1000")) {
      ingress.awaitReady();
      stayQuiet(FORGOTTEN_AFTER.plusSeconds(2));

      try (var burst =
          new Load(ingress.port(), ledger, SENDERS, () -> Signed.genuine("conn-1", 1_000))) {
        burst.awaitMore(SENDERS, 200);
      }

      assertThat(ledger.summary()).containsOnlyKeys("200");
      Aftermath.isSound(ingress, ledger, kafka);
    }
  }

  private static void stayQuiet(Duration time) {
    var since = System.nanoTime();
    Eventually.get(() -> System.nanoTime() - since, passed -> passed >= time.toNanos());
  }
}
