package io.penstock.proof.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.schemas.TopicPlan;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A topic that takes shorter records than the ingress takes bodies.
@ExtendWith(KafkaExtension.class)
class SmallTopicTest {
  private static final int SENDERS = 4;
  private static final int SMALL_BYTES = 1_000;
  private static final int LARGE_BYTES = 150_000;

  /// Longer than the producer's batches, so that only large bodies are too large.
  private static final int TOO_SMALL_BYTES = 100_000;

  @Test
  void whatTheTopicIsTooSmallForIsNeverAcknowledged(
      @TempDir Path directory, KafkaTestClient kafka) {
    kafka.createTopics(3);
    var ledger = new Ledger();
    var sent = new AtomicInteger();
    try (var ingress =
        IngressProcess.start(directory, kafka.bootstrapServers(), kafka.topics().prefix())) {
      ingress.awaitReady();
      try (var load =
          new Load(ingress.port(), ledger, SENDERS, () -> smallOrLarge(sent.incrementAndGet()))) {
        load.awaitMore(100, 200);

        kafka.alterTopic(kafka.topics().webhooks(), "max.message.bytes", "" + TOO_SMALL_BYTES);
        Eventually.get(
            () -> ledger.summary().getOrDefault("503 not-stored", 0), count -> count > 0);
        var storedBefore = largeStored(ledger);
        ingress.awaitUnready("max.message.bytes " + TOO_SMALL_BYTES + ", at least");
        load.awaitMore(50, 503);
        // What was in flight when the first was refused may have been stored before it.
        assertThat(largeStored(ledger) - storedBefore).isLessThanOrEqualTo(SENDERS);
        assertThat(ledger.summary()).containsKey("503 unavailable");

        kafka.alterTopic(
            kafka.topics().webhooks(), "max.message.bytes", "" + TopicPlan.RAW_RECORD_BYTES_MAX);
        ingress.awaitReady();
        load.awaitMore(100, 200);
        load.stop();
        assertThat(largeStored(ledger)).isGreaterThan(storedBefore);
        Aftermath.isSound(ingress, ledger, kafka);
      }
    }
  }

  private static Signed smallOrLarge(int number) {
    return Signed.genuine("conn-1", number % 20 == 0 ? LARGE_BYTES : SMALL_BYTES);
  }

  private static long largeStored(Ledger ledger) {
    return ledger.entries().stream()
        .filter(entry -> entry.status() == 200 && entry.sent().body().length == LARGE_BYTES)
        .count();
  }
}
