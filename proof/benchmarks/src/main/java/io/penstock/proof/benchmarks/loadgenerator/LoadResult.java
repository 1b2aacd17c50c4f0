package io.penstock.proof.benchmarks.loadgenerator;

import java.time.Duration;

/// The responses that a load generator received during one measurement.
///
/// @param stored number of responses with status 200
/// @param refused number of all other responses
/// @param time duration of the measurement
/// @param p50 median time from when a request was due to its response with status 200
public record LoadResult(
    long stored,
    long refused,
    Duration time,
    Duration p50,
    Duration p99,
    Duration p999,
    Duration max) {

  /// Reads the line that a load generator prints.
  public static LoadResult of(String line) {
    var words = line.split(" ", -1);
    if (words.length != 8 || !words[0].equals("served")) {
      throw new IllegalArgumentException("expected what was served, got: " + line);
    }
    return new LoadResult(
        Long.parseLong(words[1]),
        Long.parseLong(words[2]),
        nanos(words[3]),
        nanos(words[4]),
        nanos(words[5]),
        nanos(words[6]),
        nanos(words[7]));
  }

  /// The result of a Kafka producer: the number of records, records per second, and latencies in
  /// milliseconds.
  public static LoadResult of(
      long stored, double perSecond, double p50, double p99, double p999, double max) {
    return new LoadResult(
        stored,
        0,
        seconds(stored / perSecond),
        millis(p50),
        millis(p99),
        millis(p999),
        millis(max));
  }

  /// The result as a line of text, which [#of] reads.
  public String line() {
    return String.join(
        " ",
        "served",
        Long.toString(stored),
        Long.toString(refused),
        Long.toString(time.toNanos()),
        Long.toString(p50.toNanos()),
        Long.toString(p99.toNanos()),
        Long.toString(p999.toNanos()),
        Long.toString(max.toNanos()));
  }

  private static Duration seconds(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }

  private static Duration millis(double millis) {
    return Duration.ofNanos(Math.round(millis * 1e6));
  }

  private static Duration nanos(String text) {
    return Duration.ofNanos(Long.parseLong(text));
  }
}
