package io.penstock.proof.benchmarks.run;

import io.penstock.proof.benchmarks.client.Shape;
import io.penstock.proof.benchmarks.ladder.IngressRung;
import io.penstock.proof.benchmarks.ladder.Service;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Rungs that are run in turn on one broker, so that what else the machine does befalls all alike.
final class Trial implements AutoCloseable {
  private final Workplace workplace;
  private final Console console;
  private final Broker broker;
  private final Lanes lanes;

  private Trial(Workplace workplace, Console console, Map<String, String> settings) {
    this.workplace = workplace;
    this.console = console;
    this.broker = Broker.start(workplace.run());
    this.lanes = new Lanes(broker, workplace.run(), settings);
  }

  /// Starts the broker.
  ///
  /// @param settings of the ingress and the rungs below it, beside those it is shipped with
  static Trial open(Console console, Map<String, String> settings) {
    var workplace = Workplace.of(Console.home());
    console.tell("starting a broker; logs are in " + workplace.run());
    return new Trial(workplace, console, settings);
  }

  Workplace workplace() {
    return workplace;
  }

  Lanes lanes() {
    return lanes;
  }

  /// What each rung gave and took in each round.
  ///
  /// @param rungs side by side, in turn
  Map<IngressRung, List<Service>> run(
      Collection<IngressRung> rungs, Shape shape, TrialOptions options) {
    var turns =
        new Turns<>(
            List.copyOf(rungs),
            IngressRung::label,
            rung -> lanes.open(rung, shape, List.of()),
            console::tell);
    Map<IngressRung, List<Service>> services = new EnumMap<>(IngressRung.class);
    for (var launch : turns.run(options.schedule(), shape.text())) {
      launch.forEach(
          (rung, given) -> services.computeIfAbsent(rung, _ -> new ArrayList<>()).addAll(given));
    }
    return services;
  }

  @Override
  public void close() {
    broker.close();
    workplace.clear();
  }
}
