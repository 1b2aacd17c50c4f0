package io.penstock.proof.benchmarks.loadgenerator;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/// When requests fall due at a rate that no answer slows: by chance, as those of many senders do (a
/// Poisson process). The same seed makes the same times.
final class PoissonArrivals {
  private static final long SEED = 1;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final double gapNanos;
  private double nextNanos;

  PoissonArrivals(int perSecond, long startNanos) {
    this.gapNanos = (double) TimeUnit.SECONDS.toNanos(1) / perSecond;
    this.nextNanos = startNanos;
  }

  /// Those that have fallen due since it was asked last.
  List<Long> until(long nowNanos) {
    var due = new ArrayList<Long>();
    while (nextNanos <= nowNanos) {
      due.add((long) nextNanos);
      nextNanos -= gapNanos * Math.log(1 - random.nextDouble());
    }
    return due;
  }
}
