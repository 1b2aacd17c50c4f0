package io.penstock.proof.reference.generate;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/// Generates random times as JSON values. It uses few times, so that they often coincide.
final class RandomTime {
  /// Values that are no times, or can't be trusted.
  private static final List<String> DOUBTFUL =
      List.of(
          "null",
          "\"\"",
          "false",
          "true",
          "0",
          "\"0\"",
          "[]",
          "{}",
          "\"null\"",
          "\"false\"",
          "\"-\"",
          "\"some day\"",
          "\"-0001-11-30T00:00:00.000000Z\"",
          "\"0000-00-00\"",
          "\"0001-01-01T00:00:00Z\"",
          "\"1601-01-01T00:00:00Z\"",
          "\"1753-01-01T00:00:00Z\"",
          "\"1899-12-30T00:00:00Z\"",
          "\"1899-12-31T00:00:00Z\"",
          "\"1900-01-01T00:00:00Z\"",
          "\"1970-01-01T00:00:00Z\"",
          "\"1970-01-01T00:00:00\"",
          "\"1970-01-01T01:00:00\"",
          "\"" + "a long text ".repeat(20) + "\"",
          "\"9999-12-31T23:59:59Z\"",
          "\"2062-01-02T03:00:05Z\"",
          "\"2026-01-02T04:30:00Z\"",
          "\"2026-01-03T06:00:00Z\"",
          "\"2062-01-02T03:00:05\"");

  /// Local times of Berlin at which the clocks change: the first is skipped, the second occurs
  /// twice.
  private static final List<String> CLOCK_CHANGES =
      List.of("\"2025-03-30T02:30:00\"", "\"2025-10-26T02:30:00\"", "\"2025-10-26T02:30:00\"");

  /// A receipt between the two instants of the local time that occurs twice, in Unix milliseconds.
  static final long BETWEEN_DOUBLED_MS = 1_761_440_400_000L;

  private final SeededRandom random;
  private final int span;

  RandomTime(SeededRandom random) {
    this.random = random;
    this.span = random.pick(5, 30, 150);
  }

  /// A time near the beginning of the log, in UTC.
  String exact() {
    var time = Instant.ofEpochMilli(RandomTimestamps.START_MS + random.below(span) * 1_000L);
    var text = random.oneIn(6) ? time.plusMillis(random.pick(1, 500)) : time;
    return "\"" + text + "\"";
  }

  /// Mostly a time near the beginning of the log, seldom one without a zone or a doubtful value.
  String any() {
    return switch (random.below(12)) {
      case 0 -> random.oneIn(3) ? random.pick(CLOCK_CHANGES) : "\"" + local() + "\"";
      case 1 -> random.pick(DOUBTFUL);
      case 2 -> "" + (RandomTimestamps.START_MS / 1_000 + random.below(span));
      default -> exact();
    };
  }

  String doubtful() {
    return random.pick(DOUBTFUL);
  }

  private String local() {
    var time = Instant.ofEpochMilli(RandomTimestamps.START_MS + random.below(span) * 1_000L);
    var local = time.atOffset(ZoneOffset.UTC).toLocalDateTime().toString();
    return local.length() == "2026-01-02T03:00".length() ? local + ":00" : local;
  }
}
