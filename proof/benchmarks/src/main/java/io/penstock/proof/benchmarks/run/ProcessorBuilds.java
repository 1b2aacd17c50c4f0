package io.penstock.proof.benchmarks.run;

import io.penstock.proof.benchmarks.report.BuildComparison;
import io.penstock.proof.benchmarks.report.Cost;
import io.penstock.proof.benchmarks.rungs.Rung;
import io.penstock.schemas.TopicNames;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/// The processors of several builds, in turn, on one raw log: each run reads the same records from
/// the first one on, with a new group, new state and empty outputs.
final class ProcessorBuilds {
  /// The name of the service.
  static final String SERVICE = "processor";

  private final Stage stage;
  private final Path directory;
  private final Consumer<String> progress;

  /// Builds on a stage.
  ///
  /// @param directory for state and logs
  ProcessorBuilds(Stage stage, Path directory, Consumer<String> progress) {
    this.stage = stage;
    this.directory = directory;
    this.progress = progress;
  }

  /// Measures both builds; each run is a launch.
  ///
  /// @param rung the processor, with the grace that its records carry
  List<BuildComparison.Launch> run(Builds builds, Rung rung, Load load, int rounds) {
    var topics = new TopicNames(rung.label());
    progress.accept("%s: filling the raw log".formatted(rung.label()));
    stage.prepare(topics, load.total(), rung.grace(), Instant.now());
    try {
      var launches = new ArrayList<BuildComparison.Launch>();
      for (int round = 1; round <= rounds; round++) {
        Map<Build, Cost> costs = new HashMap<>();
        for (var build : Turns.inTurn(builds.list(), round)) {
          var cost = run(build, rung, topics, load, round);
          costs.put(build, cost);
          progress.accept(
              "round %d of %d, %s, %s: %s"
                  .formatted(round, rounds, rung.label(), build.label(), text(cost)));
        }
        launches.add(
            new BuildComparison.Launch(
                List.of(
                    new BuildComparison.Round(
                        rate(costs, builds.current()), rate(costs, builds.other())))));
      }
      return launches;
    } finally {
      stage.clear(topics);
    }
  }

  private Cost run(Build build, Rung rung, TopicNames topics, Load load, int round) {
    var name = "%s-%s-%d".formatted(rung.label(), build.label(), round);
    var settings = Lap.settings(stage, topics, directory.resolve(name), build.settings());
    var arguments = build.arguments(SERVICE, Lap.FLAGS);
    var watch = new LapWatch(stage, topics, name);
    Cost cost;
    try (var child = Child.service(arguments, settings, directory.resolve(name + ".log"))) {
      cost = watch.measure(child, load, rung.grace(), _ -> {}).cost();
    }
    stage.reset(topics);
    return cost;
  }

  private static BuildComparison.Rate rate(Map<Build, Cost> costs, Build build) {
    var cost = Objects.requireNonNull(costs.get(build), "all are measured");
    return new BuildComparison.Rate(cost.recordsPerSecond(), cost.cpuSecondsPer100k());
  }

  /// A measurement in words.
  static String text(Cost cost) {
    return String.format(
        Locale.ROOT,
        "%,.0f records/s, %.2f CPU s per 100,000",
        cost.recordsPerSecond(),
        cost.cpuSecondsPer100k());
  }
}
