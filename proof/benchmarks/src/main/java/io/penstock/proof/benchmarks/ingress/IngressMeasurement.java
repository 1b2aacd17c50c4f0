package io.penstock.proof.benchmarks.ingress;

import io.penstock.proof.benchmarks.loadgenerator.LoadResult;
import java.time.Instant;

/// What a rung gave, and what it took for it.
///
/// @param used by its process, in the time in which it was served
/// @param begin of that time
public record IngressMeasurement(LoadResult served, JvmUsage used, Instant begin, Instant end) {
  private static final double NANOS = 1e9;
  private static final double PER_REQUESTS = 100_000;

  public double requestsPerSecond() {
    return served.stored() / (served.time().toNanos() / NANOS);
  }

  public double cpuSecondsPer100k() {
    return used.cpu().toNanos() / NANOS * (PER_REQUESTS / served.stored());
  }

  /// Bytes of garbage each request makes.
  public double allocatedBytesPerRequest() {
    return (double) used.allocatedBytes() / served.stored();
  }
}
