package io.penstock.proof.reference;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads and writes times as microseconds since 1970.
final class TimeFormats {
  private static final Pattern RFC_3339 =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?Z");
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private TimeFormats() {}

  /// Reads an RFC 3339 text in UTC, or Unix seconds; null if the value is neither.
  static @Nullable Long micros(@Nullable JsonNode time) {
    if (time != null && time.isIntegralNumber() && time.asString().matches("[0-9]{10}")) {
      return Long.parseLong(time.asString()) * 1_000_000;
    }
    if (time == null || !time.isString() || !RFC_3339.matcher(time.stringValue()).matches()) {
      return null;
    }
    try {
      var instant = Instant.parse(time.stringValue());
      return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    } catch (DateTimeException _) {
      return null;
    }
  }

  /// The time as events contain it, truncated to milliseconds.
  static String text(long micros) {
    return MILLIS.format(Instant.ofEpochMilli(Math.floorDiv(micros, 1_000L)));
  }
}
