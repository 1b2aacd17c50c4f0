package io.penstock.proof.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/// Ranks by the table of the sign test's intervals: 7 and 8 values take all, 9 to 11 leave out one
/// on each side, 12 to 14 two, 20 take the 6th and the 15th.
class ConfidenceIntervalTest {

  @Test
  void fewValuesTakeAll() {
    assertThat(of(1)).isEqualTo(new ConfidenceInterval(1, 1, 1));
    assertThat(of(7)).isEqualTo(new ConfidenceInterval(4, 1, 7));
    assertThat(of(8)).isEqualTo(new ConfidenceInterval(4.5, 1, 8));
  }

  @Test
  void moreValuesLeaveOutTheOutermost() {
    assertThat(of(9)).isEqualTo(new ConfidenceInterval(5, 2, 8));
    assertThat(of(11)).isEqualTo(new ConfidenceInterval(6, 2, 10));
    assertThat(of(12)).isEqualTo(new ConfidenceInterval(6.5, 3, 10));
    assertThat(of(20)).isEqualTo(new ConfidenceInterval(10.5, 6, 15));
  }

  @Test
  void orderDoesNotMatter() {
    assertThat(ConfidenceInterval.of(List.of(3.0, 1.0, 2.0)))
        .isEqualTo(new ConfidenceInterval(2, 1, 3));
  }

  @Test
  void textHasTheIntervalBehindTheMedian() {
    assertThat(new ConfidenceInterval(1.071, 1.03, 1.125).text()).isEqualTo("1.07 (1.03-1.13)");
  }

  private static ConfidenceInterval of(int count) {
    return ConfidenceInterval.of(
        DoubleStream.iterate(count, x -> x - 1).limit(count).boxed().toList());
  }
}
