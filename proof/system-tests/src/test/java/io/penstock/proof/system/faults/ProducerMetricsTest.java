package io.penstock.proof.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The producer of a living ingress in numbers.
@ExtendWith(KafkaExtension.class)
class ProducerMetricsTest {
  private static final String PRODUCER = "penstock_ingress_producer_";

  /// Whatever takes longer has failed this test before.
  private static final double LONGEST_S = Eventually.MAX.toSeconds();

  @Test
  void producersEssentialsMoveWithWhatIsStored(@TempDir Path directory, KafkaTestClient kafka) {
    try (var site = IngressSite.open(directory, kafka)) {
      assertThat(value(site, "batch_size_bytes")).isZero();

      try (var load = site.load(4, "conn-1", 2_000)) {
        load.awaitMore(40, 200);
      }

      Eventually.get(() -> value(site, "batch_size_bytes"), bytes -> bytes > 2_000);
      assertThat(value(site, "records_per_request")).isGreaterThanOrEqualTo(1);
      assertThat(value(site, "queue_time_seconds")).isBetween(0.000_001, LONGEST_S);
      assertThat(value(site, "request_latency_seconds")).isBetween(0.000_001, LONGEST_S);
      assertThat(value(site, "buffer_max_bytes")).isEqualTo(96 << 20);
      assertThat(value(site, "buffer_used_bytes")).isBetween(0.0, 96.0 * (1 << 20));
      assertThat(value(site, "broker_connections")).isGreaterThanOrEqualTo(1);
      assertThat(value(site, "record_errors_total")).isZero();
      assertThat(site.ingress().scrape().value("penstock_ingress_acknowledged_seconds_count"))
          .isGreaterThanOrEqualTo(40);
    }
  }

  private static double value(IngressSite site, String name) {
    return site.ingress().scrape().value(PRODUCER + name);
  }
}
