package io.penstock.proof.reference.generate;

import java.util.List;
import java.util.Random;

/// A random number generator whose seed decides all its results.
final class SeededRandom {
  private final Random random;

  SeededRandom(long seed) {
    this.random = new Random(seed);
  }

  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /// @param last included
  int between(int first, int last) {
    return first + random.nextInt(last - first + 1);
  }

  @SafeVarargs
  final <T> T pick(T... from) {
    return from[random.nextInt(from.length)];
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
