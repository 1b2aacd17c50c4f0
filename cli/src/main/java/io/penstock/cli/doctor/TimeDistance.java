package io.penstock.cli.doctor;

import java.time.Duration;
import java.time.Instant;

/// How far two times are apart, in words.
final class TimeDistance {
  private TimeDistance() {}

  /// Such as `2026-01-02T03:04:05Z, 361 s before now`.
  ///
  /// @param name what the second time is called
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
