package io.penstock.senders.api;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/// The format of a time in a query parameter. A format of less precision rounds down, so that
/// nothing that changed since the time is left out.
public enum SinceFormat {
  /// `2026-01-31T09:30:00Z`
  RFC3339,
  /// `2026-01-31`, the day in UTC
  DATE,
  /// Unix time in seconds.
  SECONDS,
  /// Unix time in milliseconds.
  MILLISECONDS;

  public String of(Instant time) {
    return switch (this) {
      case RFC3339 -> time.truncatedTo(ChronoUnit.SECONDS).toString();
      case DATE -> time.atOffset(ZoneOffset.UTC).toLocalDate().toString();
      case SECONDS -> Long.toString(time.getEpochSecond());
      case MILLISECONDS -> Long.toString(time.toEpochMilli());
    };
  }
}
