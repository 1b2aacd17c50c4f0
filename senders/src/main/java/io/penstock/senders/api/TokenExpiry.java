package io.penstock.senders.api;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The meaning of `expires_in` in the answers of a token endpoint. RFC 6749 says seconds, but
/// Makini's endpoint answers with a Unix time.
public enum TokenExpiry {
  /// A Unix time if the number is more than ten years in seconds, else seconds.
  AUTO,
  SECONDS,
  /// Unix time in seconds.
  UNIX;

  private static final long TEN_YEARS = Duration.ofDays(3650).toSeconds();

  /// The end of the year 9999.
  private static final long LAST = 253_402_300_799L;

  /// The time at which the token expires; `null` if the number can't be one.
  ///
  /// @param number the value of `expires_in`
  /// @param from when the token was issued
  @Nullable Instant at(long number, Instant from) {
    if (number < 0 || number > LAST) {
      return null;
    }
    return absolute(number) ? Instant.ofEpochSecond(number) : from.plusSeconds(number);
  }

  /// The number that means the time.
  ///
  /// @param from when the number is written
  long number(Instant at, Instant from) {
    return this == SECONDS
        ? Math.max(0, Duration.between(from, at).toSeconds())
        : at.getEpochSecond();
  }

  private boolean absolute(long number) {
    return switch (this) {
      case AUTO -> number > TEN_YEARS;
      case SECONDS -> false;
      case UNIX -> true;
    };
  }
}
