package io.penstock.senders.api;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the value of a `Retry-After` header (RFC 9110, 10.2.3): seconds, or an HTTP date such as
/// `Fri, 31 Dec 2027 23:59:59 GMT`. The obsolete forms of HTTP dates are not read.
public final class RetryAfter {
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  private RetryAfter() {}

  /// The time to wait; zero if the date is over, `null` if the value has neither form.
  ///
  /// @param now the time of the answer
  public static @Nullable Duration read(String value, Instant now) {
    var text = value.strip();
    if (SECONDS.matcher(text).matches()) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    try {
      var until = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
      return until.isBefore(now) ? Duration.ZERO : Duration.between(now, until);
    } catch (DateTimeException _) {
      return null;
    }
  }
}
