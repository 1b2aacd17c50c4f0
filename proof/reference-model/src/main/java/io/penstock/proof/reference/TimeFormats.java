package io.penstock.proof.reference;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads and writes times as microseconds since 1970.
final class TimeFormats {
  private static final Pattern RFC_3339 =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?Z");
  private static final Pattern LOCAL =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}");
  private static final Pattern BEFORE_YEAR_1 = Pattern.compile("-[0-9].*");

  /// Values that systems write for "no time", as far as generated logs contain them.
  private static final Set<String> PLACEHOLDERS =
      Set.of("0001-01-01T00:00:00Z", "1900-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "0000-00-00");

  /// The days whose midnight is the zero of Unix, Windows, SQL Server, OLE and Excel.
  private static final Set<String> ZERO_DAYS =
      Set.of("1970-01-01", "1601-01-01", "1753-01-01", "1899-12-30", "1899-12-31");

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private TimeFormats() {}

  /// What a value says as a time.
  sealed interface Reading {
    /// A time with its zone.
    record Exact(long micros) implements Reading {}

    /// A time without a zone.
    record Local(LocalDateTime time) implements Reading {}

    /// A value that stands for "no time".
    ///
    /// @param code the issue of the value in a model; null if it leaves none there
    record Placeholder(@Nullable String code) implements Reading {}

    /// A value that is no time.
    record NoTime(String code) implements Reading {}

    /// No value.
    record Nothing() implements Reading {}
  }

  static Reading read(@Nullable JsonNode value) {
    if (value == null || value.isNull() || (value.isString() && value.stringValue().isBlank())) {
      return new Reading.Nothing();
    }
    if (value.isIntegralNumber()) {
      return number(value.asString());
    }
    return value.isString() ? text(value.stringValue()) : new Reading.NoTime("wrong-type");
  }

  private static Reading number(String digits) {
    if (digits.equals("0")) {
      return new Reading.Placeholder(null);
    }
    return digits.matches("[0-9]{10}")
        ? new Reading.Exact(Long.parseLong(digits) * 1_000_000)
        : new Reading.NoTime("not-a-date");
  }

  private static Reading text(String text) {
    if (PLACEHOLDERS.contains(text) || text.equals("0")) {
      return new Reading.Placeholder(null);
    }
    if (BEFORE_YEAR_1.matcher(text).matches()) {
      return new Reading.Placeholder("not-a-date");
    }
    try {
      if (LOCAL.matcher(text).matches()) {
        return new Reading.Local(LocalDateTime.parse(text));
      }
      if (RFC_3339.matcher(text).matches()) {
        return new Reading.Exact(micros(Instant.parse(text)));
      }
    } catch (DateTimeException _) {
      return new Reading.NoTime("not-a-date");
    }
    return new Reading.NoTime("not-a-date");
  }

  /// Whether it is the zero of a system, which a model shows, but which orders nothing.
  static boolean isZero(LocalDateTime time) {
    return ZERO_DAYS.contains(time.toLocalDate().toString())
        && time.toLocalTime().equals(LocalTime.MIDNIGHT);
  }

  static long micros(Instant time) {
    return time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
  }

  static LocalDateTime utc(long micros) {
    var second = Math.floorDiv(micros, 1_000_000L);
    var nano = (int) Math.floorMod(micros, 1_000_000L) * 1_000;
    return LocalDateTime.ofEpochSecond(second, nano, ZoneOffset.UTC);
  }

  /// The time as events contain it, truncated to milliseconds.
  static String text(long micros) {
    return MILLIS.format(Instant.ofEpochMilli(Math.floorDiv(micros, 1_000L)));
  }
}
