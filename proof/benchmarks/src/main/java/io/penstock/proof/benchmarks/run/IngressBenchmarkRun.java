package io.penstock.proof.benchmarks.run;

import io.penstock.proof.benchmarks.ingress.IngressMeasurement;
import io.penstock.proof.benchmarks.ingress.IngressVariant;
import io.penstock.proof.benchmarks.loadgenerator.LoadShape;
import io.penstock.proof.benchmarks.report.MedianAndRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Measures ingress variants in turns on one broker, so that other load on the machine affects all
/// of them alike.
final class IngressBenchmarkRun implements AutoCloseable {
  private final BenchmarkDirectories directories;
  private final Console console;
  private final BenchmarkBroker broker;
  private final VariantLauncher launcher;

  private IngressBenchmarkRun(
      BenchmarkDirectories directories, Console console, Map<String, String> settings) {
    this.directories = directories;
    this.console = console;
    this.broker = BenchmarkBroker.start(directories.run());
    this.launcher = new VariantLauncher(broker, directories.run(), settings);
  }

  /// Starts the broker.
  ///
  /// @param settings of the ingress and of the variants below it, which override the defaults
  static IngressBenchmarkRun open(Console console, Map<String, String> settings) {
    var directories = BenchmarkDirectories.of(Console.home());
    console.tell("starting a broker; logs are in " + directories.run());
    return new IngressBenchmarkRun(directories, console, settings);
  }

  BenchmarkDirectories workplace() {
    return directories;
  }

  VariantLauncher lanes() {
    return launcher;
  }

  BenchmarkBroker broker() {
    return broker;
  }

  /// The maximum number of requests per second that the ingress answers under this load: the median
  /// of the rounds of one launch.
  double capacity(LoadShape shape, IngressBenchmarkOptions options) {
    console.tell("measuring what it can take");
    try (var lane = launcher.open(IngressVariant.INGRESS, shape, List.of())) {
      lane.warmUp(options.warmup());
      return MedianAndRange.of(
              IntStream.range(0, options.rounds())
                  .mapToObj(_ -> lane.measure(options.seconds()).requestsPerSecond())
                  .toList())
          .median();
    }
  }

  /// Measures each variant in each round.
  ///
  /// @param rungs the variants, measured in turns
  Map<IngressVariant, List<IngressMeasurement>> run(
      Collection<IngressVariant> rungs, LoadShape shape, IngressBenchmarkOptions options) {
    var turns =
        new InterleavedRounds<>(
            List.copyOf(rungs),
            IngressVariant::label,
            rung -> launcher.open(rung, shape, List.of()),
            console::tell);
    Map<IngressVariant, List<IngressMeasurement>> services = new EnumMap<>(IngressVariant.class);
    for (var launch : turns.run(options.schedule(), shape.text())) {
      launch.forEach(
          (rung, given) -> services.computeIfAbsent(rung, _ -> new ArrayList<>()).addAll(given));
    }
    return services;
  }

  @Override
  public void close() {
    broker.close();
    directories.clear();
  }
}
