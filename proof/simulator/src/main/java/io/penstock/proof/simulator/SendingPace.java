package io.penstock.proof.simulator;

import io.penstock.cli.payloads.RandomChoices;
import java.time.Duration;
import java.util.List;

/// When things are posted: mostly evenly, but in three moments many at once.
///
/// @param busyMs until when most are posted, in milliseconds from the start
/// @param endMs when the last is, in milliseconds from the start
/// @param rushes when each of the moments begins, in milliseconds from the start
record SendingPace(long busyMs, long endMs, List<Long> rushes) {
  /// How long a rush takes.
  static final long RUSH_MS = 300;

  private static final long END_MS_MIN = 8_000;
  private static final int POSTS_PER_SECOND = 100;
  private static final long MS = 1_000;

  /// What would else take this part of the busy time comes in a rush.
  private static final double RUSHING = 0.08;

  SendingPace {
    rushes = List.copyOf(rushes);
  }

  /// The tempo of so many posts, with room at the end for what comes late.
  static SendingPace of(int posts, Duration grace, RandomChoices random) {
    long quietMs = 2 * (grace.toMillis() + MS);
    long endMs = Math.max(Math.max(posts * MS / POSTS_PER_SECOND, END_MS_MIN), 2 * quietMs);
    long busyMs = endMs - quietMs;
    var rushes =
        List.of(0.2, 0.5, 0.8).stream()
            .map(part -> (long) (busyMs * (part + random.between(-0.05, 0.05))))
            .toList();
    return new SendingPace(busyMs, endMs, rushes);
  }

  /// Any moment of the busy time, as it would be without a rush.
  long any(RandomChoices random) {
    return random.below((int) busyMs);
  }

  /// The moment with the rushes: what falls into the time that one draws from is drawn together.
  long rushed(long evenMs) {
    for (var start : rushes) {
      if (isIn(start, evenMs)) {
        return start + (long) ((evenMs - start) * Math.min(1, RUSH_MS / drawnMs()));
      }
    }
    return evenMs;
  }

  /// Whether the second rush draws the moment.
  boolean isInSecondRush(long evenMs) {
    return isIn(rushes.get(1), evenMs);
  }

  /// A moment that the second rush draws.
  long inSecondRush(RandomChoices random) {
    return rushes.get(1) + random.below((int) drawnMs());
  }

  private boolean isIn(long rushMs, long evenMs) {
    return evenMs >= rushMs && evenMs < rushMs + drawnMs();
  }

  private double drawnMs() {
    return busyMs * RUSHING;
  }
}
