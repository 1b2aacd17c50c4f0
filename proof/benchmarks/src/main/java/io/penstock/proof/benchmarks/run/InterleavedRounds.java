package io.penstock.proof.benchmarks.run;

import io.penstock.proof.benchmarks.ingress.IngressMeasurement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Function;

/// Measures contestants in turns, so that other load on the machine affects all of them alike.
///
/// In each launch, all contestants are started and warmed up. Then they are measured round after
/// round. The order is reversed from one round to the next (ABBA), across launches too, so that no
/// contestant always follows the same other contestant.
///
/// @param <T> what identifies a contestant
final class InterleavedRounds<T> {
  /// Warm-up before each measurement, because a process that was idle for a while is slow at first.
  private static final int RUN_IN_SECONDS = 1;

  private final List<T> contestants;
  private final Function<T, String> label;
  private final Function<T, RunningVariant> open;
  private final Consumer<String> progress;

  /// Rounds of these contestants.
  ///
  /// @param label names a contestant in progress lines
  /// @param open starts a contestant
  InterleavedRounds(
      List<T> contestants,
      Function<T, String> label,
      Function<T, RunningVariant> open,
      Consumer<String> progress) {
    this.contestants = List.copyOf(contestants);
    this.label = label;
    this.open = open;
    this.progress = progress;
  }

  /// Measures all contestants.
  ///
  /// @param what name of the measurement, for progress lines
  /// @return by launch and contestant, one measurement a round
  List<SequencedMap<T, List<IngressMeasurement>>> run(RoundSchedule schedule, String what) {
    var launches = new ArrayList<SequencedMap<T, List<IngressMeasurement>>>();
    for (int launch = 1; launch <= schedule.launches(); launch++) {
      var where = "launch %d of %d, %s".formatted(launch, schedule.launches(), what);
      launches.add(launch(schedule, launch, where));
    }
    return launches;
  }

  private SequencedMap<T, List<IngressMeasurement>> launch(
      RoundSchedule schedule, int launch, String where) {
    var lanes = new LinkedHashMap<T, RunningVariant>();
    try {
      inTurn(contestants, launch).forEach(it -> lanes.put(it, open.apply(it)));
      progress.accept(where + ": warming up");
      // Warmed up twice: the second time compiles again what a JVM discarded while it was idle.
      lanes.values().forEach(lane -> lane.warmUp(schedule.warmup()));
      lanes.values().forEach(lane -> lane.warmUp(schedule.warmup()));
      return measured(lanes, schedule, launch, where);
    } finally {
      lanes.values().forEach(RunningVariant::close);
    }
  }

  private SequencedMap<T, List<IngressMeasurement>> measured(
      Map<T, RunningVariant> lanes, RoundSchedule schedule, int launch, String where) {
    var services = new LinkedHashMap<T, List<IngressMeasurement>>();
    contestants.forEach(it -> services.put(it, new ArrayList<>()));
    for (int round = 1; round <= schedule.rounds(); round++) {
      var turn = (launch - 1) * schedule.rounds() + round;
      for (var contestant : inTurn(contestants, turn)) {
        var lane = Objects.requireNonNull(lanes.get(contestant), "all were opened");
        lane.warmUp(RUN_IN_SECONDS);
        var measured = lane.measure(schedule.seconds());
        Objects.requireNonNull(services.get(contestant), "put above").add(measured);
        progress.accept(
            "%s, round %d, %s: %s"
                .formatted(where, round, label.apply(contestant), text(measured)));
      }
    }
    return services;
  }

  /// The order of a turn: as given if its number is odd, reversed if it is even.
  ///
  /// @param turn counted from 1
  static <E> List<E> inTurn(List<E> contestants, int turn) {
    return turn % 2 == 1 ? contestants : contestants.reversed();
  }

  /// A measurement in words.
  static String text(IngressMeasurement measured) {
    return String.format(
        Locale.ROOT,
        "%,.0f requests/s, %.2f CPU s per 100,000",
        measured.requestsPerSecond(),
        measured.cpuSecondsPer100k());
  }
}
