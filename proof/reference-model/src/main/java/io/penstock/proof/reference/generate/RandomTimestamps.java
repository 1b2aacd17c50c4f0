package io.penstock.proof.reference.generate;

/// Generates the raw topic's timestamps. They mostly increase by short intervals, but sometimes
/// after a long pause; some jump ahead or go back.
final class RandomTimestamps {
  static final long START_MS = 1_767_322_800_000L;
  private static final long REACH_MS = 5 * 60_000L;
  private static final long YEAR_MS = 365 * 86_400_000L;

  private final SeededRandom random;

  /// Whether pauses of minutes are common, so that horizons of minutes end.
  private final boolean slow;

  /// Whether pauses of 10 s to 70 s are common, so that an API knows what was sent before.
  private final boolean paused;

  private final int momentMs;
  private long timestampMs = START_MS;
  private long aheadMs;

  RandomTimestamps(SeededRandom random, boolean paused) {
    this.random = random;
    this.paused = paused;
    this.slow = random.oneIn(3);
    this.momentMs = random.pick(100, 1_000, 3_000);
  }

  /// The timestamp of the next record.
  long next() {
    timestampMs += pause();
    return timestampMs;
  }

  /// The timestamp of the record instead, at least this one, unless it lies minutes ahead.
  long reach(long laterMs) {
    if (laterMs - timestampMs < REACH_MS) {
      timestampMs = Math.max(timestampMs, laterMs);
    }
    return timestampMs;
  }

  private long pause() {
    if (paused && random.oneIn(3)) {
      return random.between(10, 70) * 1_000L;
    }
    if (slow && random.oneIn(6)) {
      return random.between(100, 310) * 1_000L;
    }
    return switch (random.below(150)) {
      case 0, 1 -> 20 * 60_000L;
      case 2 -> 6 * 3_600_000L;
      case 3 -> 49 * 3_600_000L;
      case 4, 5, 6 -> -random.below(100_000);
      case 7 -> jump();
      case 8, 9, 10, 11, 12 -> 60_000L;
      default -> random.oneIn(3) ? random.pick(0L, 1L, 500L, 2_000L) : random.below(momentMs);
    };
  }

  /// A jump of a year ahead, and the next time back again.
  private long jump() {
    var jump = aheadMs == 0 ? YEAR_MS : -aheadMs;
    aheadMs += jump;
    return jump;
  }
}
