package io.penstock.proof.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// One connection sends far more than its part, while others go on undisturbed.
@ExtendWith(KafkaExtension.class)
class FloodTest {
  /// Half of what may be in flight is more than ten of them, and all of it more than the flood is.
  private static final int LARGE = 50_000;

  /// Records wait for company this long, as behind a slow broker.
  private static final String SLOW = "kafka.linger.ms: 500";

  /// Larger than what may be in flight, so that no company ends the wait.
  private static final String BATCH = "kafka.batch.size: 2000000";

  @Test
  void connectionThatFloodsWaitsAndNobodyElseDoes(@TempDir Path directory, KafkaTestClient kafka) {
    try (var site =
        IngressSite.openWithBothCompilers(
            directory, kafka, "inflight.max: 1MiB", "body.max: 128KiB", SLOW, BATCH)) {
      // One body for all: the ledger keeps what it is told of.
      var large = Signed.genuine("conn-1", LARGE);
      try (var flood = site.load(13, () -> large);
          var one = site.load(1, "conn-2", 1_000);
          var other = site.load(1, "conn-3", 1_000);
          var small = site.load(4, "conn-small", 12_000)) {
        flood.awaitMore(20, 429);
        var refused = Eventually.get(() -> site.send(large), now -> now.status() == 429);
        one.awaitMore(10, 200);
        other.awaitMore(10, 200);
        small.awaitMore(10, 200);
        Eventually.get(
            () -> site.ledger().summary("conn-small"), now -> now.containsKey("429 over-share"));

        assertThat(refused.header("retry-after")).matches("[5-9]");
      }

      assertThat(site.ledger().summary("conn-1")).containsOnlyKeys("200", "429 over-share");
      assertThat(site.ledger().summary("conn-2")).containsOnlyKeys("200");
      assertThat(site.ledger().summary("conn-3")).containsOnlyKeys("200");
      assertThat(site.ledger().summary("conn-small")).containsOnlyKeys("200", "429 over-share");
      Aftermath.isSound(site);
    }
  }
}
