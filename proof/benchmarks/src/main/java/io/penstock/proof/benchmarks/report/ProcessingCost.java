package io.penstock.proof.benchmarks.report;

import java.time.Duration;

/// What some records cost.
///
/// @param records at least 1
/// @param time that passed
/// @param cpu time of all the process's threads
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
