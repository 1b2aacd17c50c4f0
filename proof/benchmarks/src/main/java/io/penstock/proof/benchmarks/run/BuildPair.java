package io.penstock.proof.benchmarks.run;

import io.penstock.proof.benchmarks.report.BuildComparison;
import java.util.List;
import java.util.SequencedMap;

/// The two builds of one service that are compared.
///
/// @param current the build that runs the benchmark
/// @param other the build that it is compared with; the same checkout is allowed
record BuildPair(String service, ComparedBuild current, ComparedBuild other) {

  /// Both builds, in the order of the first turn.
  List<ComparedBuild> list() {
    return List.of(current, other);
  }

  /// Builds each stale checkout.
  void prepare(Console console) {
    var launcher = Console.home().toAbsolutePath().resolve("penstock");
    for (var build : list()) {
      console.tell("%s: the %s of %s".formatted(build.label(), service, build.checkout().text()));
      build.checkout().build(launcher, service, console::tell);
    }
  }

  /// Prints the measured builds, the table and the verdicts.
  ///
  /// @param unit of the throughput
  /// @param launches by name of the measurement
  void report(
      Console console, String unit, SequencedMap<String, List<BuildComparison.Launch>> launches) {
    list()
        .forEach(
            it -> console.say("%-6s %s%s".formatted(it.label(), it.checkout().text(), it.set())));
    console.say("");
    console.say(BuildComparison.table(unit, launches));
    console.say("");
    BuildComparison.verdicts(launches).forEach(console::say);
  }
}
