package io.penstock.proof.benchmarks.run;

/// The number of records of one run.
///
/// @param warmup records processed before the measurement, while the JVM compiles
/// @param measured records processed during the measurement
record RecordCounts(int warmup, int measured) {

  /// Minimum number of records after the measured ones: more than two commits cover.
  private static final int REST_MIN = 30_000;

  /// Number of records in the log. It exceeds the measured records, so that no measurement includes
  /// the wait for the last commit.
  int total() {
    return warmup + measured + Math.max(REST_MIN, measured / 10);
  }
}
