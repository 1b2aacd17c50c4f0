package io.penstock.proof.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void columnsAreAsWideAsTheirWidestCell() {
    var table = TextTable.of(List.of(List.of("a", "12", "x"), List.of("long", "3", "yy")));

    assertThat(table)
        .isEqualTo(
            """
            a      12    x
            long    3   yy""");
  }
}
