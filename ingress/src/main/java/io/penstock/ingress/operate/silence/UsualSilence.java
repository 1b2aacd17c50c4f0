package io.penstock.ingress.operate.silence;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/// The usual maximum silence of a connection, learned from the times of its webhooks.
///
/// It is the longest silence that ended in the eight days up to the last webhook. So on a Friday
/// the previous weekend still counts, in every time zone of a sender. Each UTC day stores the
/// longest silence that ended on it. For use by one thread.
final class UsualSilence {

  /// Number of UTC days that count: a week and one day more.
  static final int DAYS = 8;

  /// A connection is quiet if its silence exceeds its usual maximum by this factor.
  static final int QUIET_FACTOR = 2;

  /// Minimum silence of a quiet connection, in milliseconds.
  static final long QUIET_MIN_MS = TimeUnit.HOURS.toMillis(1);

  /// Minimum observation time before a connection is judged, in milliseconds.
  static final long WATCHED_MIN_MS = TimeUnit.DAYS.toMillis(1);

  /// Minimum number of webhooks before a connection is judged.
  static final int WORDS_MIN = 20;

  private static final long DAY_MS = TimeUnit.DAYS.toMillis(1);

  private final long[] longestMs = new long[DAYS];
  private final long firstMs;
  private long lastMs;
  private long words = 1;

  /// Starts the observation with the connection's first webhook.
  UsualSilence(long nowMs) {
    this.firstMs = nowMs;
    this.lastMs = nowMs;
  }

  /// Notes another webhook. A time before the last webhook counts as the time of the last webhook.
  void spoke(long nowMs) {
    var silence = Math.max(0, nowMs - lastMs);
    var now = lastMs + silence;
    forget(lastMs / DAY_MS, now / DAY_MS);
    var today = slot(now / DAY_MS);
    longestMs[today] = Math.max(longestMs[today], silence);
    lastMs = now;
    words++;
  }

  /// Clears the days after `lastDay`, up to and including `day`.
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

  /// The longest silence between two webhooks in the days that count, in milliseconds.
  long longestMs() {
    return Arrays.stream(longestMs).max().orElse(0);
  }

  long lastMs() {
    return lastMs;
  }

  long words() {
    return words;
  }

  /// Whether the connection is silent for far longer than usual; `false` while too little is known.
  boolean quiet(long nowMs) {
    return words >= WORDS_MIN
        && lastMs - firstMs >= WATCHED_MIN_MS
        && nowMs - lastMs > Math.max(QUIET_MIN_MS, QUIET_FACTOR * longestMs());
  }
}
