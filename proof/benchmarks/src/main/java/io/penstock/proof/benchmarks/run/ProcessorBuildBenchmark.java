package io.penstock.proof.benchmarks.run;

import io.penstock.proof.benchmarks.processor.ProcessorVariant;
import io.penstock.proof.benchmarks.report.BuildComparison;
import io.penstock.proof.benchmarks.report.ProcessingCost;
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

/// Measures the processor of two builds in turns on one raw topic. Each run reads the same records
/// from the first one on, with a new group, new state and empty output topics.
final class ProcessorBuildBenchmark {
  /// The name of the service.
  static final String SERVICE = "processor";

  private final BenchmarkTopics stage;
  private final Path directory;
  private final Consumer<String> progress;

  /// A benchmark on these topics.
  ///
  /// @param directory for state and logs
  ProcessorBuildBenchmark(BenchmarkTopics stage, Path directory, Consumer<String> progress) {
    this.stage = stage;
    this.directory = directory;
    this.progress = progress;
  }

  /// Measures both builds; each run is a launch.
  ///
  /// @param variant the processor, with the grace that its records carry
  List<BuildComparison.Launch> run(
      BuildPair pair, ProcessorVariant variant, RecordCounts counts, int rounds) {
    var topics = new TopicNames(variant.label());
    progress.accept("%s: filling the raw log".formatted(variant.label()));
    stage.prepare(topics, counts.total(), variant.grace(), Instant.now());
    try {
      var launches = new ArrayList<BuildComparison.Launch>();
      for (int round = 1; round <= rounds; round++) {
        Map<ComparedBuild, ProcessingCost> costs = new HashMap<>();
        for (var build : InterleavedRounds.inTurn(pair.list(), round)) {
          var cost = run(build, variant, topics, counts, round);
          costs.put(build, cost);
          progress.accept(
              "round %d of %d, %s, %s: %s"
                  .formatted(round, rounds, variant.label(), build.label(), text(cost)));
        }
        launches.add(
            new BuildComparison.Launch(
                List.of(
                    new BuildComparison.Round(
                        rate(costs, pair.current()), rate(costs, pair.other())))));
      }
      return launches;
    } finally {
      stage.clear(topics);
    }
  }

  private ProcessingCost run(
      ComparedBuild build,
      ProcessorVariant variant,
      TopicNames topics,
      RecordCounts counts,
      int round) {
    var name = "%s-%s-%d".formatted(variant.label(), build.label(), round);
    var settings =
        ProcessorBenchmarkRun.settings(stage, topics, directory.resolve(name), build.settings());
    var arguments = build.arguments(SERVICE, ProcessorBenchmarkRun.FLAGS);
    var watch = new ProcessorThroughputMeter(stage, topics, name);
    ProcessingCost cost;
    try (var child =
        BenchmarkProcess.service(arguments, settings, directory.resolve(name + ".log"))) {
      cost = watch.measure(child, counts, variant.grace(), _ -> {}).cost();
    }
    stage.reset(topics);
    return cost;
  }

  private static BuildComparison.Rate rate(
      Map<ComparedBuild, ProcessingCost> costs, ComparedBuild build) {
    var cost = Objects.requireNonNull(costs.get(build), "all are measured");
    return new BuildComparison.Rate(cost.recordsPerSecond(), cost.cpuSecondsPer100k());
  }

  /// A measurement in words.
  static String text(ProcessingCost cost) {
    return String.format(
        Locale.ROOT,
        "%,.0f records/s, %.2f CPU s per 100,000",
        cost.recordsPerSecond(),
        cost.cpuSecondsPer100k());
  }
}
