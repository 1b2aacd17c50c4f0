package io.penstock.proof.benchmarks.loadgenerator;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// Counts responses and records their latencies during one measurement. For one thread.
final class LatencyRecorder {
  private static final long NANOS_MAX = TimeUnit.MINUTES.toNanos(1);

  private final Histogram nanos = new Histogram(NANOS_MAX, 3);
  private long refused;
  private long beganNanos;

  /// Discards all earlier records and starts a measurement.
  void begin(long nowNanos) {
    nanos.reset();
    refused = 0;
    beganNanos = nowNanos;
  }

  /// Records a complete response.
  ///
  /// @param tookNanos time since the request was due, in nanoseconds
  void answered(int status, long tookNanos) {
    if (status == 200) {
      nanos.recordValue(Math.min(tookNanos, NANOS_MAX));
    } else {
      refused++;
    }
  }

  /// The result of the measurement up to now.
  LoadResult served(long nowNanos) {
    return new LoadResult(
        nanos.getTotalCount(),
        refused,
        Duration.ofNanos(nowNanos - beganNanos),
        percentile(50),
        percentile(99),
        percentile(99.9),
        Duration.ofNanos(nanos.getMaxValue()));
  }

  private Duration percentile(double percent) {
    return Duration.ofNanos(nanos.getValueAtPercentile(percent));
  }
}
