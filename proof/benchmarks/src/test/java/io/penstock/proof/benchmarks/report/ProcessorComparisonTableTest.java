package io.penstock.proof.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.benchmarks.processor.ProcessorVariant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProcessorComparisonTableTest {
  @Test
  void rungsStandInTheirOrderWithMediansSpreadsAndRatios() {
    var table =
        ProcessorComparisonTable.table(
            Map.of(
                ProcessorVariant.AT_ONCE, costs(8_000, 5_000, 4_000),
                ProcessorVariant.PASS_THROUGH, costs(2_000, 1_000, 1_000)));

    assertThat(table)
        .isEqualTo(
            """
            rung                 records/s          (min-max)   ratio   CPU s/100,000      (min-max)   ratio
            pass-through           100,000   (50,000-100,000)    1.00            2.00    (2.00-4.00)    1.00
            processor-grace-0s      20,000    (12,500-25,000)    0.20           10.00   (8.00-16.00)    5.00""");
  }

  private static List<ProcessingCost> costs(int... millis) {
    return Stream.of(millis[0], millis[1], millis[2])
        .map(it -> new ProcessingCost(100_000, Duration.ofMillis(it), Duration.ofMillis(2L * it)))
        .toList();
  }
}
