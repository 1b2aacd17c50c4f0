package io.penstock.processor.values;

import io.penstock.processor.values.ValueReader.ReadValue;
import io.penstock.processor.values.ValueReader.ReadValue.Absent;
import io.penstock.processor.values.ValueReader.ReadValue.Read;
import io.penstock.processor.values.ValueReader.ReadValue.Unreadable;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// A calendar date in text form, with an optional time of day and UTC offset: ISO 8601 in its long
/// and its short form (`2026-01-31T10:15:00.5+01:00`, `20260131`, `20260131101500`), year, month
/// and day with another separator (`2026/01/31`, `2026.01.31`), or day, month and year in either
/// order (`31/01/2026`) if only one order is possible.
///
/// @param time `null` if the text has only the day
/// @param offset the offset from UTC; `null` if the text has none
record CalendarText(LocalDate date, @Nullable LocalTime time, @Nullable ZoneOffset offset) {
  /// A cursor over a date's text, from left to right. After a mismatch it stays unsound.
  static final class DateCursor {
    /// The result of [#next] at the end of the text.
    private static final char END = 0;

    private final String text;
    private int at;
    private int count;
    private boolean sound = true;

    DateCursor(String text) {
      this.text = text;
    }

    boolean isSound() {
      return sound;
    }

    boolean isAtEnd() {
      return at == text.length();
    }

    /// The number of digits of the last number.
    int count() {
      return count;
    }

    /// Reads `min` to `max` digits. More than nine digits overflow: then only [#count] is valid.
    int digits(int min, int max) {
      int number = 0;
      int start = at;
      while (at < text.length() && at - start < max && Decimals.isDigit(text.charAt(at))) {
        number = number * 10 + (text.charAt(at) - '0');
        at++;
      }
      count = at - start;
      sound &= count >= min;
      return number;
    }

    char next() {
      return isAtEnd() ? END : text.charAt(at++);
    }

    boolean skip(char c) {
      boolean there = at < text.length() && text.charAt(at) == c;
      if (there) {
        at++;
      }
      return there;
    }

    /// Skips the separator between day and time: `T`, `t` or a space.
    void skipTimeMark() {
      sound &= skip('T') || skip('t') || skip(' ');
    }

    /// Reads a time of day: `10:15`, `10:15:00`, `10:15:00.123`, `101500`.
    @Nullable LocalTime time() {
      int hour = digits(2, 2);
      boolean spaced = skip(':');
      int minute = digits(2, 2);
      boolean precise =
          spaced ? skip(':') : at < text.length() && Decimals.isDigit(text.charAt(at));
      int second = precise ? digits(2, 2) : 0;
      int nano = precise && (skip('.') || skip(',')) ? nano() : 0;
      sound &= hour < 24 && minute < 60 && second < 60;
      return sound ? LocalTime.of(hour, minute, second, nano) : null;
    }

    private int nano() {
      int nano = digits(1, 9);
      for (int i = count; i < 9; i++) {
        nano *= 10;
      }
      while (at < text.length() && Decimals.isDigit(text.charAt(at))) {
        at++;
      }
      return nano;
    }

    /// Reads a UTC offset, with an optional space before it: `Z`, `+01:00`, `+0100`, `+01`.
    @Nullable ZoneOffset offset() {
      skip(' ');
      if (skip('Z') || skip('z')) {
        return ZoneOffset.UTC;
      }
      boolean west = skip('-');
      sound &= west || skip('+');
      int hours = digits(2, 2);
      skip(':');
      int minutes = isAtEnd() ? 0 : digits(2, 2);
      int total = hours * 60 + minutes;
      sound &= minutes < 60 && total <= 18 * 60;
      return sound ? ZoneOffset.ofTotalSeconds((west ? -total : total) * 60) : null;
    }
  }

  private static final String SEPARATORS = "/.-";

  /// Reads a text without leading or trailing whitespace.
  static ReadValue<CalendarText> read(String text) {
    if (text.isEmpty()) {
      return new Absent<>();
    }
    var cursor = new DateCursor(text);
    int first = cursor.digits(1, 14);
    return switch (cursor.count()) {
      case 8 -> dated(first / 10_000, first / 100 % 100, first % 100, cursor);
      case 14 -> compact(text);
      case 4 -> yearFirst(first, cursor);
      case 1, 2 -> yearLast(first, cursor);
      default -> new Unreadable<>(IssueCodes.NOT_A_DATE);
    };
  }

  /// Reads `20260131101500`.
  private static ReadValue<CalendarText> compact(String text) {
    return text.length() == 14
        ? read(text.substring(0, 8) + "T" + text.substring(8))
        : new Unreadable<>(IssueCodes.NOT_A_DATE);
  }

  private static ReadValue<CalendarText> yearFirst(int year, DateCursor cursor) {
    char separator = cursor.next();
    int month = cursor.digits(2, 2);
    boolean same = cursor.skip(separator);
    int day = cursor.digits(2, 2);
    return same && SEPARATORS.indexOf(separator) >= 0
        ? dated(year, month, day, cursor)
        : new Unreadable<>(IssueCodes.NOT_A_DATE);
  }

  private static ReadValue<CalendarText> yearLast(int first, DateCursor cursor) {
    char separator = cursor.next();
    int second = cursor.digits(1, 2);
    boolean same = cursor.skip(separator);
    int year = cursor.digits(2, 4);
    boolean century = cursor.count() == 4;
    boolean possible = (first <= 12 || second <= 12) && cursor.isSound();
    if (!same || !possible || SEPARATORS.indexOf(separator) < 0 || cursor.count() == 3) {
      return new Unreadable<>(IssueCodes.NOT_A_DATE);
    }
    if (!century || (first <= 12 && second <= 12 && first != second)) {
      return new Unreadable<>(IssueCodes.AMBIGUOUS_DATE);
    }
    return dated(year, Math.min(first, second), Math.max(first, second), cursor);
  }

  private static ReadValue<CalendarText> dated(int year, int month, int day, DateCursor cursor) {
    @Nullable LocalTime time = null;
    @Nullable ZoneOffset offset = null;
    if (!cursor.isAtEnd()) {
      cursor.skipTimeMark();
      time = cursor.time();
      offset = cursor.isAtEnd() ? null : cursor.offset();
    }
    if (!cursor.isSound() || !cursor.isAtEnd()) {
      return new Unreadable<>(IssueCodes.NOT_A_DATE);
    }
    if (meansNone(year, month, day)) {
      return new Absent<>();
    }
    return isDay(year, month, day)
        ? new Read<>(new CalendarText(LocalDate.of(year, month, day), time, offset))
        : new Unreadable<>(IssueCodes.NOT_A_DATE);
  }

  private static boolean isDay(int year, int month, int day) {
    return year >= 1 && month >= 1 && month <= 12 && YearMonth.of(year, month).isValidDay(day);
  }

  /// Whether systems write this day for "no date": SAP's initial and last day, the first day of
  /// .NET and Business Central, the empty date of Dynamics.
  static boolean meansNone(int year, int month, int day) {
    return switch (year) {
      case 0 -> month == 0 && day == 0;
      case 1, 1900 -> month == 1 && day == 1;
      case 9999 -> month == 12 && day == 31;
      default -> false;
    };
  }
}
