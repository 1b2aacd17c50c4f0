package io.penstock.proof.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MedianAndRangeTest {
  @Test
  void medianOfAnOddNumberIsTheMiddleOne() {
    assertThat(MedianAndRange.of(List.of(9.0, 1.0, 4.0))).isEqualTo(new MedianAndRange(4, 1, 9));
  }

  @Test
  void medianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
    assertThat(MedianAndRange.of(List.of(9.0, 1.0, 4.0, 2.0)))
        .isEqualTo(new MedianAndRange(3, 1, 9));
  }

  @Test
  void oneValueIsAllThree() {
    assertThat(MedianAndRange.of(List.of(5.0))).isEqualTo(new MedianAndRange(5, 5, 5));
  }

  @Test
  void nothingHasNoSpread() {
    assertThatThrownBy(() -> MedianAndRange.of(List.of())).hasMessage("nothing was measured");
  }
}
