package io.penstock.processor.read;

import io.penstock.processor.values.TimeJudge;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// A judge of times for webhooks of the year 2026, for tests.
final class TimesOf2026 {
  static final TimeJudge JUDGE =
      new TimeJudge(Instant.parse("2026-06-01T00:00:00Z"), Duration.ofHours(26), ZoneOffset.UTC);

  private TimesOf2026() {}

  static TimeReading reading() {
    return new TimeReading(JUDGE, List.of(), new ArrayList<>());
  }
}
