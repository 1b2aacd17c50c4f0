package io.penstock.processor.fold;

import io.penstock.processor.read.Webhook.TimeDoubt;
import io.penstock.processor.values.IssueCodes;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// A time in an item's content that is not trusted, or that is read in an assumed time zone.
///
/// @param code the code of the issue: `time-in-future`, `not-a-time` or `assumed-time-zone`
/// @param aheadMs how far the time lies after the receipt, in milliseconds; negative if it lies
///   before it, 0 if the code is `not-a-time`
/// @param assumed the offset from UTC in which a time without a zone was read; `null` if the time
///   states its own offset, or if the code is `not-a-time`
public record TimeIssue(
    String connection, String code, long aheadMs, @Nullable ZoneOffset assumed) {

  /// The code of a value that is no time.
  public static final String NOT_A_TIME = "not-a-time";

  /// The issue of a doubt. All values that can't be read as a time have the code `not-a-time`.
  static TimeIssue of(String connection, TimeDoubt doubt) {
    return switch (doubt.code()) {
      case IssueCodes.TIME_IN_FUTURE, IssueCodes.ASSUMED_TIME_ZONE ->
          new TimeIssue(connection, doubt.code(), doubt.aheadMs(), doubt.assumed());
      default -> new TimeIssue(connection, NOT_A_TIME, 0, null);
    };
  }

  /// Whether the value is a time at all.
  public boolean isTime() {
    return !code.equals(NOT_A_TIME);
  }
}
