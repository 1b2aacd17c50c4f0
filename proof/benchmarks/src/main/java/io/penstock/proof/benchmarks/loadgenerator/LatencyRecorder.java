package io.penstock.proof.benchmarks.loadgenerator;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// What was answered in the time that counts. For one thread.
final class LatencyRecorder {
  private static final long NANOS_MAX = TimeUnit.MINUTES.toNanos(1);

  private final Histogram nanos = new Histogram(NANOS_MAX, 3);
  private long refused;
  private long beganNanos;

  /// Forgets what was before.
  void begin(long nowNanos) {
    nanos.reset();
    refused = 0;
    beganNanos = nowNanos;
  }

  /// An answer is whole.
  ///
  /// @param tookNanos since the request was due
  void answered(int status, long tookNanos) {
    if (status == 200) {
      nanos.recordValue(Math.min(tookNanos, NANOS_MAX));
    } else {
      refused++;
    }
  }

  /// What it is up to now.
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
