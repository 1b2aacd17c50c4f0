package io.penstock.proof.judge;

import java.time.Duration;

/// The time of one raw partition, as its records tell it: from 0, never back, and never by more
/// than a step at once.
final class LogClock {
  private final long stepMs;
  private long nowMs;
  private long previousMs;
  private boolean started;

  LogClock(Duration step) {
    stepMs = step.toMillis();
  }

  /// The time at a record of this timestamp, the next of the partition.
  long at(long timestampMs) {
    if (started) {
      nowMs += Math.min(stepMs, Math.max(0, timestampMs - previousMs));
    }
    started = true;
    previousMs = timestampMs;
    return nowMs;
  }
}
