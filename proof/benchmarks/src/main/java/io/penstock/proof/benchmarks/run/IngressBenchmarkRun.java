package io.penstock.proof.benchmarks.run;

import io.penstock.proof.benchmarks.ingress.IngressMeasurement;
import io.penstock.proof.benchmarks.ingress.IngressVariant;
import io.penstock.proof.benchmarks.loadgenerator.LoadShape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Rungs that are run in turn on one broker, so that what else the machine does befalls all alike.
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
  /// @param settings of the ingress and the rungs below it, beside those it is shipped with
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

  /// What each rung gave and took in each round.
  ///
  /// @param rungs side by side, in turn
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
