package io.penstock.benchmarks.run;

import io.penstock.benchmarks.client.Shape;
import io.penstock.benchmarks.ladder.GateRung;
import io.penstock.benchmarks.ladder.Service;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Rungs that are run in turn on one broker, so that what else the machine does befalls all alike.
final class Trial implements AutoCloseable {
  private final Workplace workplace;
  private final Console console;
  private final Broker broker;
  private final GateLap lap;

  private Trial(Workplace workplace, Console console, Map<String, String> settings) {
    this.workplace = workplace;
    this.console = console;
    this.broker = Broker.start(workplace.run());
    this.lap = new GateLap(broker, workplace.run(), settings);
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

  GateLap lap() {
    return lap;
  }

  /// What each rung gave and took in each round.
  Map<GateRung, List<Service>> run(Collection<GateRung> rungs, Shape shape, Rounds rounds) {
    Map<GateRung, List<Service>> services = new EnumMap<>(GateRung.class);
    for (int round = 1; round <= rounds.count(); round++) {
      for (var rung : rungs) {
        var service = lap.run(rung, shape, rounds.times());
        services.computeIfAbsent(rung, _ -> new ArrayList<>()).add(service);
        console.tell(
            "round %d of %d, %s, %s: %s"
                .formatted(round, rounds.count(), shape.text(), rung.label(), text(service)));
      }
    }
    return services;
  }

  static String text(Service service) {
    return String.format(
        Locale.ROOT,
        "%,.0f requests/s, %.2f CPU s per 100,000",
        service.requestsPerSecond(),
        service.cpuSecondsPer100k());
  }

  @Override
  public void close() {
    broker.close();
    workplace.clear();
  }
}
