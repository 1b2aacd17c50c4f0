package io.penstock.processor.values;

import io.penstock.processor.values.ValueReader.ReadValue;
import io.penstock.processor.values.ValueReader.ReadValue.Absent;
import io.penstock.processor.values.ValueReader.ReadValue.Read;
import io.penstock.processor.values.ValueReader.ReadValue.Unreadable;
import io.penstock.schemas.EntityEventFormat;
import io.penstock.schemas.json.Json;
import java.time.Instant;
import java.time.ZoneOffset;

/// Reads instants: ISO 8601 with `Z` or an offset, OData's `/Date(1467981296000)/`, Unix seconds
/// and milliseconds, distinguished by their length.
///
/// A time without a zone is not an instant and is not made one (`no-time-zone`). Values that mean
/// "none" are absent: `false`, zeros, January 1 of the years 1 and 1900, and December 31, 9999.
public final class DateTimes {
  /// A time since 1970-01-01T00:00Z: Unix seconds (9 or 10 digits, optional fraction), milliseconds
  /// (12 or 13 digits), or OData V2's `/Date(<ms>)/`, whose offset in minutes is ignored. Other
  /// lengths have other meanings: 8 digits are a day, 14 a local time.
  static final class EpochText {
    private static final String ODATA = "/Date(";
    private static final int ODATA_MS_DIGITS_MAX = 15;
    private static final int FRACTION_DIGITS_MAX = 9;

    private EpochText() {}

    static boolean isOne(String text) {
      int whole = wholeDigits(text);
      return isOdata(text)
          || (whole == text.length() && (whole == 1 || isSeconds(whole) || isMillis(whole)))
          || (isSeconds(whole) && text.charAt(whole) == '.');
    }

    static boolean isOdata(String text) {
      return text.startsWith(ODATA);
    }

    /// Reads a text for which [#isOne] is true.
    static ReadValue<Instant> read(String text) {
      if (isOdata(text)) {
        return odata(text);
      }
      int whole = wholeDigits(text);
      if (whole == 1) {
        return text.equals("0") ? new Absent<>() : new Unreadable<>(IssueCodes.NOT_A_DATE);
      }
      long count = Long.parseLong(text, 0, whole, 10);
      if (count == 0) {
        return new Absent<>();
      }
      return isSeconds(whole)
          ? seconds(count, text.substring(Math.min(whole + 1, text.length())))
          : DateTimes.inRange(Instant.ofEpochMilli(count));
    }

    private static ReadValue<Instant> seconds(long count, String fraction) {
      int digits = fraction.length();
      if (digits > FRACTION_DIGITS_MAX || wholeDigits(fraction) != digits) {
        return new Unreadable<>(IssueCodes.NOT_A_DATE);
      }
      var nanos = digits == 0 ? 0 : Long.parseLong(fraction + "0".repeat(9 - digits));
      return DateTimes.inRange(Instant.ofEpochSecond(count, nanos));
    }

    private static ReadValue<Instant> odata(String text) {
      int start = ODATA.length();
      int sign = start < text.length() && text.charAt(start) == '-' ? 1 : 0;
      int end = digitsEnd(text, start + sign);
      int digits = end - start - sign;
      var rest = text.substring(end);
      boolean closed = rest.equals(")/") || (isOffset(rest) && rest.endsWith(")/"));
      if (digits < 1 || digits > ODATA_MS_DIGITS_MAX || !closed) {
        return new Unreadable<>(IssueCodes.NOT_A_DATE);
      }
      return DateTimes.inRange(Instant.ofEpochMilli(Long.parseLong(text, start, end, 10)));
    }

    /// Whether the rest is an offset and the end, such as `+0060)/`.
    private static boolean isOffset(String rest) {
      return rest.length() == 7
          && (rest.charAt(0) == '+' || rest.charAt(0) == '-')
          && digitsEnd(rest, 1) == 5;
    }

    private static boolean isSeconds(int digits) {
      return digits == 9 || digits == 10;
    }

    private static boolean isMillis(int digits) {
      return digits == 12 || digits == 13;
    }

    private static int wholeDigits(String text) {
      return digitsEnd(text, 0);
    }

    private static int digitsEnd(String text, int start) {
      int at = start;
      while (at < text.length() && Decimals.isDigit(text.charAt(at))) {
        at++;
      }
      return at;
    }
  }

  private DateTimes() {}

  /// Reads the instant of a received value.
  public static ReadValue<Instant> read(Json value) {
    return switch (value) {
      case Json.Str(var text) -> text(text.strip());
      case Json.Num(var digits) -> text(digits);
      case Json.Null() -> new Absent<>();
      case Json.Bool(var bool) when !bool -> new Absent<>();
      case Json.Bool _, Json.Obj _, Json.Arr _ -> new Unreadable<>(IssueCodes.WRONG_TYPE);
    };
  }

  /// Reads an instant as the text that an event contains: UTC, milliseconds, `Z`.
  static ReadValue<Json> readAsText(Json value) {
    return switch (read(value)) {
      case Read<Instant>(var instant) -> new Read<>(new Json.Str(EntityEventFormat.time(instant)));
      case Absent<Instant> _ -> new Absent<>();
      case Unreadable<Instant>(var code) -> new Unreadable<>(code);
    };
  }

  private static ReadValue<Instant> text(String text) {
    return EpochText.isOne(text) ? EpochText.read(text) : calendar(text);
  }

  private static ReadValue<Instant> calendar(String text) {
    return switch (CalendarText.read(text)) {
      case Read<CalendarText>(var written) ->
          written.time() == null || written.offset() == null
              ? new Unreadable<>(IssueCodes.NO_TIME_ZONE)
              : inRange(written.date().atTime(written.time()).toInstant(written.offset()));
      case Absent<CalendarText> _ -> new Absent<>();
      case Unreadable<CalendarText>(var code) -> new Unreadable<>(code);
    };
  }

  /// Checks an instant by its day in UTC: absent if that day stands for "no date", unreadable if it
  /// is outside the years 0001 to 9999.
  static ReadValue<Instant> inRange(Instant instant) {
    var date = instant.atOffset(ZoneOffset.UTC).toLocalDate();
    if (CalendarText.meansNone(date.getYear(), date.getMonthValue(), date.getDayOfMonth())) {
      return new Absent<>();
    }
    return date.getYear() >= 1 && date.getYear() <= 9999
        ? new Read<>(instant)
        : new Unreadable<>(IssueCodes.NOT_A_DATE);
  }
}
