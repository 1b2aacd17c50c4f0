package io.penstock.proof.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.benchmarks.profile.CostPart;
import io.penstock.proof.benchmarks.report.EntityGrowthTable.Cost;
import io.penstock.proof.benchmarks.report.EntityGrowthTable.Round;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EntityGrowthTableTest {
  private static final List<Integer> ENTITIES = List.of(1_000, 2_000);

  @Test
  void everyPartHasARowAndTheTotalItsRatio() {
    var table = new EntityGrowthTable(ENTITIES, List.of(round(10, 20, 25, 25))).table();

    assertThat(table.lines())
        .hasSize(CostPart.values().length + 4)
        .anyMatch(line -> line.matches("CPU us/record at entities +1,000 +2,000"))
        .anyMatch(line -> line.matches("entity reads +10\\.0 +25\\.0"))
        .anyMatch(line -> line.matches("fold, JSON +20\\.0 +25\\.0"))
        .anyMatch(line -> line.matches("stores, to the fold +0\\.50 +1\\.00"))
        .anyMatch(line -> line.matches("total +30\\.0 +50\\.0"))
        .anyMatch(line -> line.matches("total, to the first +1\\.00 +1\\.67"));
  }

  @Test
  void sentenceNamesThePartThatGrowsMost() {
    assertThat(new EntityGrowthTable(ENTITIES, List.of(round(10, 20, 25, 25))).sentence())
        .isEqualTo(
            "From 1,000 to 2,000 entities the CPU time per record changes by +20.0 us (ratio 1.67);"
                + " the part that grows most is entity reads: +15.0 us.");
  }

  @Test
  void severalRoundsShowMediansAndRanges() {
    var rounds = List.of(round(10, 10, 20, 10), round(10, 10, 22, 10), round(20, 20, 60, 20));

    var table = new EntityGrowthTable(ENTITIES, rounds);

    assertThat(table.table())
        .containsPattern(
            "total, to the first +1\\.00 \\(1\\.00 to 1\\.00\\) +1\\.60 \\(1\\.50 to 2\\.00\\)");
    assertThat(table.sentence()).endsWith("entity reads: +12.0 (+10.0 to +40.0) us.");
  }

  private static Round round(double reads, double fold, double readsThen, double foldThen) {
    return new Round(List.of(cost(reads, fold), cost(readsThen, foldThen)));
  }

  private static Cost cost(double reads, double fold) {
    return new Cost(Map.of(CostPart.ENTITY_READS, reads, CostPart.FOLD, fold));
  }
}
