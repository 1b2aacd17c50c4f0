package io.penstock.proof.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecordCountsTest {
  @Test
  void theLogEndsAfterTheMeasuring() {
    assertThat(new RecordCounts(1_000, 100).total()).isEqualTo(31_100);
    assertThat(new RecordCounts(0, 1_000_000).total()).isEqualTo(1_100_000);
  }

  @Test
  void whatCountsIsTheDifferenceOfTwoMoments() {
    var begin = new CommittedProgress(1_000, Instant.ofEpochSecond(10), Duration.ofSeconds(5));
    var end = new CommittedProgress(3_000, Instant.ofEpochSecond(12), Duration.ofSeconds(6));

    var cost = end.since(begin);

    assertThat(cost.recordsPerSecond()).isEqualTo(1_000);
    assertThat(cost.cpuSecondsPer100k()).isEqualTo(50);
  }
}
