package io.penstock.proof.benchmarks.loadgenerator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PoissonArrivalsTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  @Test
  void asManyFallDueAsTheRateSays() {
    var due = new PoissonArrivals(1_000, 0).until(100 * SECOND);

    assertThat(due).hasSizeBetween(98_000, 102_000).isSorted();
  }

  @Test
  void theyAreTheSameHoweverOftenOneLooks() {
    var looked = new ArrayList<Long>();
    var arrivals = new PoissonArrivals(1_000, 0);
    for (long now = 0; now <= SECOND; now += 100_000) {
      looked.addAll(arrivals.until(now));
    }

    assertThat(looked).isEqualTo(new PoissonArrivals(1_000, 0).until(SECOND));
  }

  @Test
  void gapsAreThoseOfManySenders() {
    var due = new PoissonArrivals(1_000, 0).until(100 * SECOND);

    // A Poisson process: e^-1 of the gaps are longer than their mean, e^-2 than twice that.
    assertThat(longer(due, SECOND / 1_000)).isBetween(0.35, 0.39);
    assertThat(longer(due, 2 * SECOND / 1_000)).isBetween(0.12, 0.15);
  }

  private static double longer(List<Long> due, long nanos) {
    var longer = 0;
    for (int i = 1; i < due.size(); i++) {
      longer += due.get(i) - due.get(i - 1) > nanos ? 1 : 0;
    }
    return (double) longer / due.size();
  }
}
