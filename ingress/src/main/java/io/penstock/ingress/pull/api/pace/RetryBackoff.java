package io.penstock.ingress.pull.api.pace;

import java.time.Duration;

/// Exponential backoff with full jitter: a random part of a bound that doubles with each attempt.
///
/// Full jitter spreads the calls of many clients best
/// (aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter).
///
/// @param first the bound after the first failure
/// @param max the greatest bound
public record RetryBackoff(Duration first, Duration max) {

  /// Between the tries of one call.
  public static final RetryBackoff OF_CALL =
      new RetryBackoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

  /// While a circuit is open.
  public static final RetryBackoff OF_CIRCUIT =
      new RetryBackoff(Duration.ofSeconds(5), Duration.ofMinutes(5));

  /// Doublings beyond which each bound is the greatest: 1 ns becomes 36 years.
  private static final int DOUBLINGS_MAX = 60;

  public RetryBackoff {
    if (!first.isPositive() || first.compareTo(max) > 0) {
      throw new IllegalArgumentException("the first bound is positive and at most the greatest");
    }
  }

  /// The time to wait, in nanoseconds.
  ///
  /// @param failures the number of failures so far, from 1
  /// @param random a random number from 0 (inclusive) to 1 (exclusive)
  public long nanos(int failures, double random) {
    return (long) (boundNanos(failures) * random);
  }

  private long boundNanos(int failures) {
    var doublings = Math.min(failures - 1, DOUBLINGS_MAX);
    var most = max.toNanos();
    return first.toNanos() > most >> doublings ? most : first.toNanos() << doublings;
  }
}
