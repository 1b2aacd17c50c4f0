package io.penstock.proof.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.benchmarks.profile.Profile;
import io.penstock.proof.benchmarks.profile.Station;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BreakdownTest {
  @Test
  void everyStationHasARowInPercent() {
    var profile = new Profile(Profile.ON_CPU, Map.of(Station.HASH, 1_000L, Station.STORES, 3_000L));

    var table = Breakdown.table(Map.of("ours", profile));

    assertThat(table.lines())
        .hasSize(Station.values().length + 2)
        .anyMatch(line -> line.matches("hash +25\\.0 %"))
        .anyMatch(line -> line.matches("rest +0\\.0 %"))
        .anyMatch(line -> line.matches("samples +4,000"));
  }
}
