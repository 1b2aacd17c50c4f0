package io.penstock.proof.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessingCostTest {
  private static final ProcessingCost COST =
      new ProcessingCost(50_000, Duration.ofSeconds(2), Duration.ofSeconds(3));

  @Test
  void recordsPerSecondCountTheTimeThatPassed() {
    assertThat(COST.recordsPerSecond()).isEqualTo(25_000);
  }

  @Test
  void cpuSecondsAreThoseOf100000Records() {
    assertThat(COST.cpuSecondsPer100k()).isEqualTo(6);
  }

  @Test
  void noRecordsAreNoMeasurement() {
    assertThatThrownBy(() -> new ProcessingCost(0, Duration.ofSeconds(1), Duration.ZERO))
        .hasMessageContaining("nothing was measured");
  }
}
