package io.penstock.proof.benchmarks.run;

import io.penstock.proof.benchmarks.report.Cost;
import java.time.Duration;
import java.time.Instant;

/// How far a rung had come at one moment.
///
/// @param offset the first raw record that was not committed yet
/// @param cpu what its process had used by then
record Progress(long offset, Instant at, Duration cpu) {

  /// What was done from an earlier moment on.
  Cost since(Progress earlier) {
    return new Cost(
        offset - earlier.offset, Duration.between(earlier.at, at), cpu.minus(earlier.cpu));
  }
}
