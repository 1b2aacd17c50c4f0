package io.penstock.proof.simulator;

import java.time.Duration;
import java.util.Optional;

/// The timeouts of a sender: for an answer, and before it tries again.
///
/// @param answerMax maximum time to wait for an answer; a later answer does not count
/// @param first wait before the second attempt; each further wait is twice the previous one
/// @param total maximum sum of the waits before the sender gives up
public record RetrySchedule(Duration answerMax, Duration first, Duration total) {

  /// Makini's schedule according to its public documentation: 10 s for an answer, then intervals
  /// that start at 30 s, for 24 h.
  public static final RetrySchedule MAKINI =
      new RetrySchedule(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofHours(24));

  /// A faster schedule for demos that a user watches.
  public static final RetrySchedule HURRIED =
      new RetrySchedule(Duration.ofSeconds(10), Duration.ofMillis(250), Duration.ofSeconds(60));

  /// Maximum number of doublings, which avoids an overflow of the sum.
  private static final int DOUBLINGS_MAX = 30;

  public RetrySchedule {
    if (!answerMax.isPositive() || !first.isPositive() || total.isNegative()) {
      throw new IllegalArgumentException(
          "expected positive waits, got %s, %s, %s".formatted(answerMax, first, total));
    }
  }

  /// The wait after the given number of failed attempts; empty if the sender gives up.
  Optional<Duration> after(int attempts) {
    if (attempts > DOUBLINGS_MAX) {
      return Optional.empty();
    }
    var sum = first.multipliedBy((1L << attempts) - 1);
    return sum.compareTo(total) <= 0
        ? Optional.of(first.multipliedBy(1L << (attempts - 1)))
        : Optional.empty();
  }
}
