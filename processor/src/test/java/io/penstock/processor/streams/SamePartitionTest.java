package io.penstock.processor.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.processor.streams.FoldProcessor.OutputKey;
import io.penstock.processor.streams.FoldProcessor.SamePartition;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SamePartitionTest {
  private final SamePartition partitioner = new SamePartition();

  @Test
  void outputKeepsTheNumberOfItsRawPartition() {
    for (int partition = 0; partition < 12; partition++) {
      var key = new OutputKey("t.late", partition, null);

      assertThat(partitioner.partitions("t.late", key, new byte[0], 12))
          .contains(Set.of(partition));
    }
  }

  @Test
  void topicWithFewerPartitionsIsAClearError() {
    var key = new OutputKey("t.late", 6, null);

    assertThatThrownBy(() -> partitioner.partitions("t.late", key, new byte[0], 6))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "t.late has 6 partitions, and raw partition 6 needs its number there: give it as many"
                + " as the raw topic has");
  }
}
