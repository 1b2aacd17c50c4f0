package io.penstock.processor.values;

import io.penstock.processor.values.ValueReader.ReadValue.Absent;
import io.penstock.processor.values.ValueReader.ReadValue.Read;
import io.penstock.processor.values.ValueReader.ReadValue.Unreadable;
import io.penstock.schemas.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Decides which received times can be trusted for the order of an entity's changes.
///
/// A time is trusted if it is a time, is not a placeholder of the source system, and lies at most
/// `aheadMax` after the receipt.
///
/// @param receipt the earlier of the raw timestamp and the time of receipt
/// @param aheadMax how far a trusted time may lie after the receipt
/// @param zone the time zone of times that state none
public record TimeJudge(Instant receipt, Duration aheadMax, ZoneId zone) {
  /// Whether a time is one of the placeholders at midnight besides those of
  /// [CalendarText#meansNone]: the zero of OLE and Excel, of SQL Server, of Windows and of Unix.
  private static boolean isZero(LocalDateTime written) {
    var day = MonthDay.from(written);
    return written.toLocalTime().equals(LocalTime.MIDNIGHT)
        && switch (written.getYear()) {
          case 1601, 1753, 1970 -> day.equals(MonthDay.of(1, 1));
          case 1899 -> day.equals(MonthDay.of(12, 30)) || day.equals(MonthDay.of(12, 31));
          default -> false;
        };
  }

  /// The judgement about a received time.
  public sealed interface JudgedTime {
    /// The time can be trusted.
    ///
    /// @param assumed the assumed offset from UTC if the received time states no zone; otherwise
    ///   `null`
    record Trusted(Instant at, @Nullable ZoneOffset assumed) implements JudgedTime {}

    /// A value was received, but it can't be trusted as a time.
    ///
    /// @param code the code of the issue
    /// @param at the time that was read; `null` if the value is no time
    /// @param assumed the assumed offset from UTC if the received time states no zone; otherwise
    ///   `null`
    record Untrusted(String code, @Nullable Instant at, @Nullable ZoneOffset assumed)
        implements JudgedTime {}

    /// No time was received: JSON `null` or blank text.
    record Missing() implements JudgedTime {}
  }

  private static final JudgedTime MISSING = new JudgedTime.Missing();
  private static final JudgedTime NOT_A_TIME = untrusted(IssueCodes.NOT_A_TIME);

  /// Judges a received time.
  public JudgedTime judge(Json value) {
    return switch (value) {
      case Json.Null() -> MISSING;
      case Json.Str(var text) when text.isBlank() -> MISSING;
      case Json.Str(var text) -> text(text.strip(), value);
      case Json.Num(var digits) -> text(digits, value);
      case Json.Bool _, Json.Obj _, Json.Arr _ -> untrusted(IssueCodes.WRONG_TYPE);
    };
  }

  private JudgedTime text(String text, Json value) {
    // A year before 1, such as MySQL's zero date in PHP: `-0001-11-30T00:00:00.000000Z`.
    if (text.length() > 1 && text.charAt(0) == '-' && Decimals.isDigit(text.charAt(1))) {
      return NOT_A_TIME;
    }
    if (!DateTimes.EpochText.isOne(text)
        && CalendarText.read(text) instanceof Read<CalendarText>(var written)) {
      return written(written);
    }
    return switch (DateTimes.read(value)) {
      case Read<Instant>(var at) -> trusted(at, null);
      case Absent<Instant> _ -> NOT_A_TIME;
      case Unreadable<Instant>(var code) -> untrusted(code);
    };
  }

  private JudgedTime written(CalendarText written) {
    var time = written.time() == null ? LocalTime.MIDNIGHT : written.time();
    var local = written.date().atTime(time);
    if (isZero(local)) {
      return NOT_A_TIME;
    }
    var offset = written.offset();
    return offset == null
        ? inZone(local)
        : switch (DateTimes.inRange(local.toInstant(offset))) {
          case Read<Instant>(var at) -> trusted(at, null);
          case Absent<Instant> _, Unreadable<Instant> _ -> NOT_A_TIME;
        };
  }

  private JudgedTime trusted(Instant at, @Nullable ZoneOffset assumed) {
    // The zero of a clock, as a system with another time zone writes it.
    if (isZero(LocalDateTime.ofInstant(at, ZoneOffset.UTC))) {
      return NOT_A_TIME;
    }
    return at.isAfter(receipt.plus(aheadMax))
        ? new JudgedTime.Untrusted(IssueCodes.TIME_IN_FUTURE, at, assumed)
        : new JudgedTime.Trusted(at, assumed);
  }

  private static JudgedTime untrusted(String code) {
    return new JudgedTime.Untrusted(code, null, null);
  }

  /// Judges a local time. A time that the clocks skip moves forward by what they skip. Of the two
  /// instants of a repeated hour the later one counts, unless it is after the receipt.
  private JudgedTime inZone(LocalDateTime local) {
    var later = local.atZone(zone).withLaterOffsetAtOverlap();
    var counting = later.toInstant().isAfter(receipt) ? later.withEarlierOffsetAtOverlap() : later;
    return trusted(counting.toInstant(), counting.getOffset());
  }
}
