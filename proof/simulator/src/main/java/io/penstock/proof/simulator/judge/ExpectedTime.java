package io.penstock.proof.simulator.judge;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Times as the contracts define them: RFC 3339 in UTC, with milliseconds. Written here once more,
/// because the checker shares no code with the services.
final class ExpectedTime {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private ExpectedTime() {}

  static String text(Instant time) {
    return FORMAT.format(time);
  }

  /// The time of a header in Unix milliseconds; [Document#NOTHING] if there is no header.
  static String ofHeader(@Nullable String unixMs) {
    return unixMs == null ? Document.NOTHING : text(Instant.ofEpochMilli(Long.parseLong(unixMs)));
  }
}
