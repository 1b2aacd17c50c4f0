package io.penstock.proof.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoadTest {
  @Test
  void theLogEndsAfterTheMeasuring() {
    assertThat(new Load(1_000, 100).total()).isEqualTo(31_100);
    assertThat(new Load(0, 1_000_000).total()).isEqualTo(1_100_000);
  }

  @Test
  void whatCountsIsTheDifferenceOfTwoMoments() {
    var begin = new Progress(1_000, Instant.ofEpochSecond(10), Duration.ofSeconds(5));
    var end = new Progress(3_000, Instant.ofEpochSecond(12), Duration.ofSeconds(6));

    var cost = end.since(begin);

    assertThat(cost.recordsPerSecond()).isEqualTo(1_000);
    assertThat(cost.cpuSecondsPer100k()).isEqualTo(50);
  }
}
