package io.penstock.proof.simulator.api;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// The lag of each read behind the source, as of an API that answers from caches and replicas.
///
/// Each read draws its own lag, so that a later read may see an older state. Thread-safe.
final class ReadLag {
  private final Duration max;
  private final RandomGenerator random;

  /// Lags from zero to a maximum, both ends included.
  ReadLag(Duration max, RandomGenerator random) {
    this.max = max;
    this.random = random;
  }

  /// The lag of the next read.
  synchronized Duration next() {
    return Duration.ofMillis(random.nextLong(max.toMillis() + 1));
  }
}
