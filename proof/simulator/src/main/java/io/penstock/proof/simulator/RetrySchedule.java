package io.penstock.proof.simulator;

import java.time.Duration;
import java.util.Optional;

/// How long the sender waits: for an answer, and before it tries again.
///
/// @param answerMax for an answer; none by then is no answer
/// @param first before the second attempt; each further wait is twice the one before
/// @param total how long it goes on trying, counted by the waits
public record RetrySchedule(Duration answerMax, Duration first, Duration total) {

  /// Makini's own, as its public texts have them: 10 s for an answer, then intervals that start at
  /// 30 s, for 24 h.
  public static final RetrySchedule MAKINI =
      new RetrySchedule(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofHours(24));

  /// For those who watch: the same in a hurry.
  public static final RetrySchedule HURRIED =
      new RetrySchedule(Duration.ofSeconds(10), Duration.ofMillis(250), Duration.ofSeconds(60));

  /// More doublings than any sum of waits has room for.
  private static final int DOUBLINGS_MAX = 30;

  public RetrySchedule {
    if (!answerMax.isPositive() || !first.isPositive() || total.isNegative()) {
      throw new IllegalArgumentException(
          "expected positive waits, got %s, %s, %s".formatted(answerMax, first, total));
    }
  }

  /// How long to wait after so many attempts in vain; empty where it is time to give up.
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
