package io.penstock.ingress.pull;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

class ConnectionPartitionTest {

  @Test
  void isThatOfKafkasDefaultPartitioner() {
    var random = new Random(1);
    for (int i = 0; i < 1_000; i++) {
      var id = "conn-" + random.nextInt();
      var partitions = 1 + random.nextInt(64);
      assertThat(ConnectionPartition.of(id, partitions))
          .isEqualTo(BuiltInPartitioner.partitionForKey(id.getBytes(UTF_8), partitions));
    }
  }

  /// What is stored stays where it is, so another function would be another bridge.
  @Test
  void partitionOfAnIdNeverChanges() {
    assertThat(ConnectionPartition.of("conn-42", 12)).isEqualTo(7);
  }
}
