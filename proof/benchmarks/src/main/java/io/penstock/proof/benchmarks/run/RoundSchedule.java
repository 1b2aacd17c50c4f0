package io.penstock.proof.benchmarks.run;

/// The number and the duration of the measurements of [InterleavedRounds].
///
/// @param launches how often all contestants are started, in new JVMs
/// @param rounds how often each contestant is measured in each launch
/// @param warmup seconds that each contestant is warmed up, twice, after a launch
/// @param seconds duration of each measurement
record RoundSchedule(int launches, int rounds, int warmup, int seconds) {

  /// The schedule in words, for the head of a table.
  String text() {
    return "medians of %d rounds of %d s, %d in each of %d launches, after twice %d s to warm up"
        .formatted(launches * rounds, seconds, rounds, launches, warmup);
  }
}
