package io.penstock.standalone.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.standalone.bridge.Eventually;
import io.penstock.standalone.kafka.KafkaFixture;
import io.penstock.standalone.kafka.KafkaSandbox;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// One connection sends far more than its part, while others go on undisturbed.
@ExtendWith(KafkaFixture.class)
class FloodTest {
  private static final int LARGE = 100_000;

  /// What the broker takes of this gate, in bytes a second, so that bytes are in flight for long.
  private static final double SLOW = 2_000_000;

  @Test
  void connectionThatFloodsWaitsAndNobodyElseDoes(@TempDir Path directory, KafkaSandbox kafka)
      throws Exception {
    throttle(kafka, "flooded");
    try (var site =
        Site.open(
            directory,
            kafka,
            "inflight.max: 2MiB",
            "body.max: 256KiB",
            "kafka.client.id: flooded")) {
      // One body for all: the ledger keeps what it is told of.
      var large = Signed.genuine("conn-1", LARGE);
      try (var _ = site.load(13, () -> large);
          var one = site.load(1, "conn-2", 1_000);
          var other = site.load(1, "conn-3", 1_000)) {
        var refused = Eventually.get(() -> site.send(large), now -> now.status() == 429);
        one.awaitMore(10, 200);
        other.awaitMore(10, 200);

        assertThat(refused.header("retry-after")).matches("[5-9]");
      }

      assertThat(site.ledger().summary("conn-1")).containsOnlyKeys("200", "429 over-share");
      assertThat(site.ledger().summary("conn-2")).containsOnlyKeys("200");
      assertThat(site.ledger().summary("conn-3")).containsOnlyKeys("200");
      Aftermath.isSound(site);
    }
  }

  /// Kafka's own way to slow a client down.
  private static void throttle(KafkaSandbox kafka, String client) throws Exception {
    var slow = new ClientQuotaAlteration.Op("producer_byte_rate", SLOW);
    var who = new ClientQuotaEntity(Map.of(ClientQuotaEntity.CLIENT_ID, client));
    kafka
        .admin()
        .alterClientQuotas(List.of(new ClientQuotaAlteration(who, List.of(slow))))
        .all()
        .get();
  }
}
