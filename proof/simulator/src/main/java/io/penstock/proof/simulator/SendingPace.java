package io.penstock.proof.simulator;

import io.penstock.cli.payloads.RandomChoices;
import java.time.Duration;
import java.util.List;

/// The times of posts: evenly distributed, except for three rushes with many posts at once.
///
/// @param busyMs the end of the busy time, which has most posts, in milliseconds from the start
/// @param endMs the time of the last post, in milliseconds from the start
/// @param rushes the start of each rush, in milliseconds from the start
record SendingPace(long busyMs, long endMs, List<Long> rushes) {
  /// The duration of a rush, in milliseconds.
  static final long RUSH_MS = 300;

  private static final long END_MS_MIN = 8_000;
  private static final int POSTS_PER_SECOND = 100;
  private static final long MS = 1_000;

  /// The fraction of the busy time whose posts are compressed into one rush.
  private static final double RUSHING = 0.08;

  SendingPace {
    rushes = List.copyOf(rushes);
  }

  /// The pace for this many posts, with quiet time at the end for late posts.
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

  /// A random even time: a time in the busy time before rushes are applied, in milliseconds.
  long any(RandomChoices random) {
    return random.below((int) busyMs);
  }

  /// The time of a post with rushes applied: an even time in a rush's window moves into the rush.
  long rushed(long evenMs) {
    for (var start : rushes) {
      if (isIn(start, evenMs)) {
        return start + (long) ((evenMs - start) * Math.min(1, RUSH_MS / drawnMs()));
      }
    }
    return evenMs;
  }

  /// Whether the even time is in the second rush's window.
  boolean isInSecondRush(long evenMs) {
    return isIn(rushes.get(1), evenMs);
  }

  /// A random even time in the second rush's window, in milliseconds.
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
