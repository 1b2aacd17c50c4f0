package io.penstock.ingress.operate.silence;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/// How long a connection is usually silent, learnt from when it spoke.
///
/// It is the longest silence of the last eight days up to its last word, so that a Friday knows the
/// weekend before, wherever the sender is. Each day keeps the longest silence that ended on it;
/// days are those of UTC. For use by one thread.
final class UsualSilence {

  /// A week, and one to spare.
  static final int DAYS = 8;

  /// Quiet is who is silent for more than so many times its habit.
  static final int QUIET_FACTOR = 2;

  /// Nobody is quiet sooner.
  static final long QUIET_MIN_MS = TimeUnit.HOURS.toMillis(1);

  /// Shorter than this nobody is known.
  static final long WATCHED_MIN_MS = TimeUnit.DAYS.toMillis(1);

  /// Who spoke less often is not known either.
  static final int WORDS_MIN = 20;

  private static final long DAY_MS = TimeUnit.DAYS.toMillis(1);

  private final long[] longestMs = new long[DAYS];
  private final long firstMs;
  private long lastMs;
  private long words = 1;

  /// Begins with the first word.
  UsualSilence(long nowMs) {
    this.firstMs = nowMs;
    this.lastMs = nowMs;
  }

  /// It spoke again; a time before the last word counts as that.
  void spoke(long nowMs) {
    var silence = Math.max(0, nowMs - lastMs);
    var now = lastMs + silence;
    forget(lastMs / DAY_MS, now / DAY_MS);
    var today = slot(now / DAY_MS);
    longestMs[today] = Math.max(longestMs[today], silence);
    lastMs = now;
    words++;
  }

  /// Clears the days that begin after that one, up to the other.
  private void forget(long lastDay, long day) {
    if (day - lastDay >= DAYS) {
      Arrays.fill(longestMs, 0);
      return;
    }
    for (long each = lastDay + 1; each <= day; each++) {
      longestMs[slot(each)] = 0;
    }
  }

  private static int slot(long day) {
    return Math.floorMod(day, DAYS);
  }

  /// The longest silence between two words.
  long longestMs() {
    return Arrays.stream(longestMs).max().orElse(0);
  }

  long lastMs() {
    return lastMs;
  }

  long words() {
    return words;
  }

  /// Whether it is silent for far longer than is usual.
  boolean quiet(long nowMs) {
    return words >= WORDS_MIN
        && lastMs - firstMs >= WATCHED_MIN_MS
        && nowMs - lastMs > Math.max(QUIET_MIN_MS, QUIET_FACTOR * longestMs());
  }
}
