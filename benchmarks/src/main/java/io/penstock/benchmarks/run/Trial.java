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
import java.util.Objects;

/// Rungs that are run in turn on one broker, so that what else the machine does befalls all alike.
final class Trial implements AutoCloseable {
  /// Before each time that counts, because a process that was idle for a while is slow at first.
  private static final int RUN_IN_SECONDS = 1;

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
  Map<GateRung, List<Service>> run(Collection<GateRung> rungs, Shape shape, TrialOptions options) {
    Map<GateRung, List<Service>> services = new EnumMap<>(GateRung.class);
    for (int launch = 1; launch <= options.launches(); launch++) {
      var open = new EnumMap<GateRung, Lane>(GateRung.class);
      try {
        rungs.forEach(rung -> open.put(rung, lanes.open(rung, shape, List.of())));
        var where = "launch %d of %d, %s".formatted(launch, options.launches(), shape.text());
        console.tell(where + ": warming up");
        // In two turns: what a JVM unlearns while it stands idle is compiled again in the second.
        open.values().forEach(lane -> lane.warmUp(options.warmup()));
        open.values().forEach(lane -> lane.warmUp(options.warmup()));
        for (int round = 1; round <= options.rounds(); round++) {
          for (var rung : inTurn(rungs, round)) {
            var service = measure(Objects.requireNonNull(open.get(rung)), options.seconds());
            services.computeIfAbsent(rung, _ -> new ArrayList<>()).add(service);
            console.tell(
                "%s, round %d, %s: %s".formatted(where, round, rung.label(), text(service)));
          }
        }
      } finally {
        open.values().forEach(Lane::close);
      }
    }
    return services;
  }

  /// Forth and back, so that none always comes behind the same one.
  private static List<GateRung> inTurn(Collection<GateRung> rungs, int round) {
    var forth = List.copyOf(rungs);
    return round % 2 == 1 ? forth : forth.reversed();
  }

  private static Service measure(Lane lane, int seconds) {
    lane.warmUp(RUN_IN_SECONDS);
    return lane.measure(seconds);
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
