package io.penstock.proof.benchmarks.report;

import java.time.Duration;

/// The time that the processing of some records took.
///
/// @param records number of records, at least 1
/// @param time elapsed time
/// @param cpu CPU time of all threads of the process
public record ProcessingCost(long records, Duration time, Duration cpu) {
  private static final double NANOS = 1e9;
  private static final double PER_RECORDS = 100_000;

  public ProcessingCost {
    if (records < 1 || time.isZero() || time.isNegative()) {
      throw new IllegalArgumentException("no records, or no time: nothing was measured");
    }
  }

  public double recordsPerSecond() {
    return records / (time.toNanos() / NANOS);
  }

  public double cpuSecondsPer100k() {
    return cpu.toNanos() / NANOS * (PER_RECORDS / records);
  }
}
