package io.penstock.proof.benchmarks.run;

import io.penstock.proof.benchmarks.report.ProcessingCost;
import java.time.Duration;
import java.time.Instant;

/// The progress of a processor at one moment.
///
/// @param offset the first raw record that is not committed yet
/// @param cpu CPU time that its process has used so far
record CommittedProgress(long offset, Instant at, Duration cpu) {

  /// The records processed, and the time used, since an earlier moment.
  ProcessingCost since(CommittedProgress earlier) {
    return new ProcessingCost(
        offset - earlier.offset, Duration.between(earlier.at, at), cpu.minus(earlier.cpu));
  }
}
