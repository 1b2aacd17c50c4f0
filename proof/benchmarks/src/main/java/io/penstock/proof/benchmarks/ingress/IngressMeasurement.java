package io.penstock.proof.benchmarks.ingress;

import io.penstock.proof.benchmarks.loadgenerator.LoadResult;
import java.time.Instant;

/// The throughput and the resource usage of one variant during one measurement.
///
/// @param used CPU time and allocation of the variant's process during the measurement
/// @param begin start of the measurement
public record IngressMeasurement(LoadResult served, JvmUsage used, Instant begin, Instant end) {
  private static final double NANOS = 1e9;
  private static final double PER_REQUESTS = 100_000;

  public double requestsPerSecond() {
    return served.stored() / (served.time().toNanos() / NANOS);
  }

  public double cpuSecondsPer100k() {
    return used.cpu().toNanos() / NANOS * (PER_REQUESTS / served.stored());
  }

  /// Bytes that the process allocates for each request.
  public double allocatedBytesPerRequest() {
    return (double) used.allocatedBytes() / served.stored();
  }
}
