package io.penstock.cli.doctor;

import java.time.Duration;
import java.time.Instant;

/// Describes the distance between two times as text.
final class TimeDistance {
  private TimeDistance() {}

  /// Describes the first time relative to the second: `2026-01-02T03:04:05Z, 361 s before now`.
  ///
  /// @param name the name of the second time in the text, such as `now`
  static String words(long signedMs, Instant at, String name) {
    var signed = Instant.ofEpochMilli(signedMs);
    var apart = Duration.between(signed, at);
    return apart.isZero()
        ? signed + ", as " + name
        : "%s, %s %s %s"
            .formatted(signed, words(apart.abs()), apart.isNegative() ? "after" : "before", name);
  }

  static String words(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }
}
