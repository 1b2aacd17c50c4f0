package io.penstock.proof.benchmarks.run;

/// How many records one run has.
///
/// @param warmup processed before the measuring begins, while the JVM compiles
/// @param measured processed while measuring
record RecordCounts(int warmup, int measured) {

  /// The least that are processed beyond the measured ones: more than two commits hold.
  private static final int REST_MIN = 30_000;

  /// How many records the log has: it ends only after the measuring, so that no run is seen waiting
  /// for its last commit.
  int total() {
    return warmup + measured + Math.max(REST_MIN, measured / 10);
  }
}
