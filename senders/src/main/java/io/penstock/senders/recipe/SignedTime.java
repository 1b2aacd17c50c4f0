package io.penstock.senders.recipe;

import io.penstock.schemas.json.JsonPointer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// When a webhook was signed, by its sender's word, and how far from now that may be.
///
/// @param past how long ago at most
/// @param future how far ahead at most, because clocks differ
public record SignedTime(Source source, Unit unit, Duration past, Duration future) {

  /// The tolerance where a recipe names none: that of the libraries of Standard Webhooks and Slack.
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  /// The most a recipe may tolerate: a sender that stamps a retry as the first try retries that
  /// long.
  public static final Duration TOLERANCE_MAX = Duration.ofDays(7);

  /// Where it stands.
  public sealed interface Source {

    /// In a header of its own, in lower case.
    record Header(String name) implements Source {
      public Header {
        HeaderName.check(name);
      }
    }

    /// In the signature's header, in the pair of that label.
    record Pair(String label) implements Source {}

    /// In the body.
    record Member(JsonPointer pointer) implements Source {}
  }

  /// How it is written.
  public enum Unit {
    /// Unix seconds.
    SECONDS,
    /// Unix milliseconds.
    MILLISECONDS,
    /// Such as `2026-01-02T03:04:05Z` (RFC 3339).
    RFC3339;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");

    /// The time as it is written.
    public String text(long millis) {
      return switch (this) {
        case SECONDS -> Long.toString(millis / 1000);
        case MILLISECONDS -> Long.toString(millis);
        case RFC3339 -> Instant.ofEpochMilli(millis).toString();
      };
    }

    /// The time in Unix milliseconds; empty where the text is none.
    public OptionalLong millis(String text) {
      if (this == RFC3339) {
        try {
          return OptionalLong.of(OffsetDateTime.parse(text).toInstant().toEpochMilli());
        } catch (DateTimeException | ArithmeticException _) {
          return OptionalLong.empty();
        }
      }
      if (!NUMBER.matcher(text).matches()) {
        return OptionalLong.empty();
      }
      var number = Long.parseLong(text);
      return OptionalLong.of(this == SECONDS ? number * 1000 : number);
    }
  }

  /// Whether that time is neither too long ago nor too far ahead.
  public boolean tolerates(long signedMs, long nowMs) {
    return signedMs >= nowMs - past.toMillis() && signedMs <= nowMs + future.toMillis();
  }
}
