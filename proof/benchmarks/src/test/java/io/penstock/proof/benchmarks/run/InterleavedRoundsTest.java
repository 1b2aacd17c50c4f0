package io.penstock.proof.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.proof.benchmarks.ingress.IngressMeasurement;
import io.penstock.proof.benchmarks.ingress.JvmUsage;
import io.penstock.proof.benchmarks.loadgenerator.LoadResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InterleavedRoundsTest {
  private final List<String> events = new ArrayList<>();
  private final List<String> progress = new ArrayList<>();

  @Test
  void orderIsReversedFromRoundToRoundAndFromLaunchToLaunch() {
    turns("a", "b").run(new RoundSchedule(2, 3, 15, 2), "load");

    assertThat(measured())
        .containsExactly("a", "b", "b", "a", "a", "b", "b", "a", "a", "b", "b", "a");
  }

  @Test
  void eachLaunchStartsAllAnewAndStopsThem() {
    turns("a", "b").run(new RoundSchedule(2, 1, 15, 2), "load");

    assertThat(events)
        .containsExactly(
            "a opened",
            "b opened",
            "a warmed up 15",
            "b warmed up 15",
            "a warmed up 15",
            "b warmed up 15",
            "a warmed up 1",
            "a measured 2",
            "b warmed up 1",
            "b measured 2",
            "a closed",
            "b closed",
            "b opened",
            "a opened",
            "b warmed up 15",
            "a warmed up 15",
            "b warmed up 15",
            "a warmed up 15",
            "b warmed up 1",
            "b measured 2",
            "a warmed up 1",
            "a measured 2",
            "b closed",
            "a closed");
  }

  @Test
  void measurementsStandByLaunchContestantAndRound() {
    var launches = turns("a", "b").run(new RoundSchedule(2, 2, 15, 2), "load");

    // Each measurement is numbered by its place among all.
    assertThat(launches).hasSize(2);
    assertThat(stored(launches.get(0).get("a"))).containsExactly(1, 4);
    assertThat(stored(launches.get(0).get("b"))).containsExactly(2, 3);
    assertThat(stored(launches.get(1).get("a"))).containsExactly(5, 8);
    assertThat(stored(launches.get(1).get("b"))).containsExactly(6, 7);
  }

  @Test
  void progressNamesLaunchRoundAndContestant() {
    turns("a", "b").run(new RoundSchedule(1, 2, 15, 2), "load");

    assertThat(progress).hasSize(5).first().isEqualTo("launch 1 of 1, load: warming up");
    assertThat(progress.get(3)).startsWith("launch 1 of 1, load, round 2, b: ");
  }

  @Test
  void allAreClosedIfOneFails() {
    var turns =
        new InterleavedRounds<>(
            List.of("a", "b", "none"), label -> label, this::openUnlessNone, progress::add);

    assertThatThrownBy(() -> turns.run(new RoundSchedule(1, 1, 15, 2), "load"))
        .hasMessage("no such contestant");
    assertThat(events).containsExactly("a opened", "b opened", "a closed", "b closed");
  }

  private InterleavedRounds<String> turns(String... contestants) {
    return new InterleavedRounds<>(List.of(contestants), label -> label, this::open, progress::add);
  }

  private RunningVariant openUnlessNone(String label) {
    if (label.equals("none")) {
      throw new BenchException("no such contestant");
    }
    return open(label);
  }

  private RunningVariant open(String label) {
    events.add(label + " opened");
    return new RecordedLane(label, events);
  }

  private List<String> measured() {
    return events.stream()
        .filter(it -> it.contains(" measured "))
        .map(it -> it.substring(0, it.indexOf(' ')))
        .toList();
  }

  private static List<Integer> stored(@Nullable List<IngressMeasurement> services) {
    return Objects.requireNonNull(services, "each contestant is measured").stream()
        .map(it -> (int) it.served().stored())
        .toList();
  }

  /// A lane that measures nothing and writes down what it is asked.
  private record RecordedLane(String label, List<String> events) implements RunningVariant {
    @Override
    public void warmUp(int seconds) {
      events.add(label + " warmed up " + seconds);
    }

    @Override
    public IngressMeasurement measure(int seconds) {
      events.add(label + " measured " + seconds);
      var place = events.stream().filter(it -> it.contains(" measured ")).count();
      var time = Duration.ofSeconds(seconds);
      var served = new LoadResult(place, 0, time, time, time, time, time);
      return new IngressMeasurement(
          served, new JvmUsage(time, 0), Instant.EPOCH, Instant.EPOCH.plus(time));
    }

    @Override
    public long pid() {
      return 0;
    }

    @Override
    public void close() {
      events.add(label + " closed");
    }
  }
}
