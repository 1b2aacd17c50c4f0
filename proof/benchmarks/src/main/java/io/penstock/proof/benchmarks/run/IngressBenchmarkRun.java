package io.penstock.proof.benchmarks.run;

import io.penstock.proof.benchmarks.ingress.IngressMeasurement;
import io.penstock.proof.benchmarks.ingress.IngressVariant;
import io.penstock.proof.benchmarks.loadgenerator.LoadShape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

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
