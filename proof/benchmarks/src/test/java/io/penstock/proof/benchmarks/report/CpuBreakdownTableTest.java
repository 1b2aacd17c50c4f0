package io.penstock.proof.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.benchmarks.profile.CpuProfile;
import io.penstock.proof.benchmarks.profile.ProcessingStep;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CpuBreakdownTableTest {
  @Test
  void everyStationHasARowInPercent() {
    var profile =
        new CpuProfile(
            CpuProfile.ON_CPU, Map.of(ProcessingStep.HASH, 1_000L, ProcessingStep.STORES, 3_000L));

    var table = CpuBreakdownTable.table(Map.of("ours", profile));

    assertThat(table.lines())
        .hasSize(ProcessingStep.values().length + 2)
        .anyMatch(line -> line.matches("hash +25\\.0 %"))
        .anyMatch(line -> line.matches("rest +0\\.0 %"))
        .anyMatch(line -> line.matches("samples +4,000"));
  }
}
