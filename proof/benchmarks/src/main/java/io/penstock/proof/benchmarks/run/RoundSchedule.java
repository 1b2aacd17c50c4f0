package io.penstock.proof.benchmarks.run;

/// How often and how long the contestants of a [InterleavedRounds] are measured.
///
/// @param launches how often all are started, in new JVMs
/// @param rounds how often each is measured in each launch
/// @param warmup seconds that each is warmed up, twice, after a launch
/// @param seconds that each is measured in a round
record RoundSchedule(int launches, int rounds, int warmup, int seconds) {

  /// The schedule in words, for the head of a table.
  String text() {
    return "medians of %d rounds of %d s, %d in each of %d launches, after twice %d s to warm up"
        .formatted(launches * rounds, seconds, rounds, launches, warmup);
  }
}
