package io.penstock.proof.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A ingress whose producer compresses its batches: what a consumer reads is what was sent.
@ExtendWith(KafkaExtension.class)
class CompressedTest {

  @Test
  void whatIsStoredAsLz4IsReadByteForByte(@TempDir Path directory, KafkaTestClient kafka) {
    try (var site = IngressSite.open(directory, kafka, "kafka.compression.type: lz4")) {
      try (var load = site.load(4, "conn-1", 20_000)) {
        load.awaitMore(100, 200);
      }

      assertThat(site.ledger().summary()).containsOnlyKeys("200");
      Truth.holds(site.ledger(), kafka);
    }
  }
}
