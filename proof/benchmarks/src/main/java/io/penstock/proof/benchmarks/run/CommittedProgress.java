package io.penstock.proof.benchmarks.run;

import io.penstock.proof.benchmarks.report.ProcessingCost;
import java.time.Duration;
import java.time.Instant;

/// How far a rung had come at one moment.
///
/// @param offset the first raw record that was not committed yet
/// @param cpu what its process had used by then
record CommittedProgress(long offset, Instant at, Duration cpu) {

  /// What was done from an earlier moment on.
  ProcessingCost since(CommittedProgress earlier) {
    return new ProcessingCost(
        offset - earlier.offset, Duration.between(earlier.at, at), cpu.minus(earlier.cpu));
  }
}
