package io.penstock.proof.benchmarks.loadgenerator;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/// The times at which the requests of an open loop become due. They form a Poisson process, as the
/// requests of many independent senders do. The seed is fixed, so each run has the same gaps.
final class PoissonArrivals {
  private static final long SEED = 1;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final double gapNanos;
  private double nextNanos;

  PoissonArrivals(int perSecond, long startNanos) {
    this.gapNanos = (double) TimeUnit.SECONDS.toNanos(1) / perSecond;
    this.nextNanos = startNanos;
  }

  /// The times that have become due since the last call.
  List<Long> until(long nowNanos) {
    var due = new ArrayList<Long>();
    while (nextNanos <= nowNanos) {
      due.add((long) nextNanos);
      nextNanos -= gapNanos * Math.log(1 - random.nextDouble());
    }
    return due;
  }
}
