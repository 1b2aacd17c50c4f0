package io.penstock.proof.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.reference.SimulatedBridge.Behaviour;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The rules themselves, in simulations of a source and its API: once everything is at rest, the
/// last event shows the source's state.
///
/// `-Dseed=` says which simulation is the first, `-Dsimulations=` how many there are.
class TruthTest {
  private static final int FIRST = Integer.getInteger("seed", 0);
  private static final int SIMULATIONS = Integer.getInteger("simulations", 200);
  private static final long LAG_MS = 50_000;

  /// Longer than a webhook is late and an API lags.
  private static final long RARE_MS = 600_000;

  private static final int NOTHING = -1;

  @Test
  void lastEventIsTheSourcesStateAfterAListing() {
    simulations()
        .forEach(
            seed -> {
              var random = new Random(seed);
              var source = new SimulatedSource(random, false, 1);
              var steps = SimulatedBridge.run(random, source, any(random));
              assertThat(showsTheTruth(source, steps)).as("-Dseed=%d", seed).isTrue();
            });
  }

  @Test
  void thinWebhooksOfRareChangesAreEnough() {
    simulations()
        .forEach(
            seed -> {
              var random = new Random(seed);
              var source = new SimulatedSource(random, false, RARE_MS);
              var behaviour = new Behaviour(0, LAG_MS, true, false);
              var steps = SimulatedBridge.run(random, source, behaviour);
              assertThat(showsTheTruth(source, steps)).as("-Dseed=%d", seed).isTrue();
            });
  }

  @Test
  void pulledContentShowsNoOlderStateUnlessItCorrects() {
    simulations()
        .forEach(
            seed -> {
              var random = new Random(seed);
              var source = new SimulatedSource(random, true, 1);
              var steps = SimulatedBridge.run(random, source, any(random));
              assertThat(steppingBack(steps)).as("-Dseed=%d", seed).isEmpty();
            });
  }

  @Test
  void lostWebhooksWithoutAListingLeaveWrongStates() {
    var wrong =
        simulations()
            .filter(
                seed -> {
                  var random = new Random(seed);
                  var source = new SimulatedSource(random, false, 1);
                  var behaviour = new Behaviour(40, LAG_MS, false, false);
                  return !showsTheTruth(source, SimulatedBridge.run(random, source, behaviour));
                })
            .count();

    assertThat(wrong).isPositive();
  }

  private static IntStream simulations() {
    // On all cores: no simulation knows of another.
    return IntStream.range(FIRST, FIRST + SIMULATIONS).parallel();
  }

  private static Behaviour any(Random random) {
    return new Behaviour(
        List.of(0, 10, 40).get(random.nextInt(3)),
        List.of(1L, 20_000L, LAG_MS).get(random.nextInt(3)),
        random.nextInt(5) < 2,
        true);
  }

  /// Whether the last event shows the last state.
  private static boolean showsTheTruth(SimulatedSource source, List<RecordResult> steps) {
    var last = source.states().getLast();
    var all = all(steps);
    var shown = all.isEmpty() ? new Shown("", NOTHING, true, true) : all.getLast();
    return shown.deleted() == last.deleted() && (last.deleted() || shown.number() == last.number());
  }

  /// A state as an event shows it.
  ///
  /// @param number -1 if the event does not tell
  /// @param excused whether the event may show an older state than that before it
  private record Shown(String id, int number, boolean deleted, boolean excused) {}

  private static List<Shown> all(List<RecordResult> steps) {
    return steps.stream()
        .flatMap(step -> step.emissions().stream())
        .filter(emission -> Steps.inOrder(emission) && emission.says("ce_subject", "e"))
        .map(emission -> shown(emission, steps))
        .toList();
  }

  private static Shown shown(Emission event, List<RecordResult> steps) {
    var value = Steps.value(event);
    var title = value.has("data") ? value.get("data").get("title").stringValue() : null;
    var record = steps.get((int) Steps.place(event).offset()).record();
    return new Shown(
        Steps.id(event),
        number(title),
        value.get("operation").stringValue().equals("deleted"),
        event.has("corrected") || record.says("origin", "webhook"));
  }

  private static int number(@Nullable String title) {
    return title == null ? NOTHING : Integer.parseInt(title);
  }

  /// The events that show an older state than the event before them, and must not.
  private static List<String> steppingBack(List<RecordResult> steps) {
    var back = new ArrayList<String>();
    var before = NOTHING;
    for (var shown : all(steps)) {
      if (shown.number() == NOTHING) {
        continue;
      }
      if (shown.number() < before && !shown.excused()) {
        back.add(shown.id());
      }
      before = shown.number();
    }
    return back;
  }
}
