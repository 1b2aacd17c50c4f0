package io.penstock.proof.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.reference.generate.RandomScenario;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What logs by chance lead to. `-Dseed=` looks at one of them alone.
class RandomScenarioTest {
  private static final List<String> OUTCOMES =
      List.of("emitted", "duplicate", "unchanged", "superseded", "late", "dead", "fetch", "held");
  private static final List<String> SEEN =
      List.of(
          "count emitted",
          "count duplicate",
          "count unchanged",
          "count superseded",
          "count late",
          "count dead",
          "count fetch",
          "count held",
          "count id-reused",
          "dead foreign-record",
          "dead unknown-recipe",
          "dead unknown-origin",
          "dead encoded-body",
          "dead invalid-json",
          "dead no-event",
          "dead unknown-event",
          "dead no-content",
          "dead too-many-items",
          "dead no-id",
          "dead bad-id",
          "dead no-order-key",
          "dead unreadable-item",
          "dead in part",
          "mark gap",
          "mark baseline",
          "mark forced",
          "mark corrected",
          "mark tie",
          "mark traceparent",
          "topic t.purchase-orders",
          "topic t.assets",
          "topic t.entities",
          "topic t.events",
          "topic t.late",
          "topic t.test-events",
          "topic t.fetches",
          "fetch of a hundred",
          "operation created",
          "operation updated",
          "operation deleted",
          "operation snapshot");

  @Test
  void everythingThatCanHappenHappens() {
    var seen = new TreeMap<String, Integer>();

    for (long seed = 0; seed < 2_000; seed++) {
      var scenario = RandomScenario.of(seed);
      ReferenceModel.fold(scenario.rules(), scenario.records())
          .forEach(result -> note(result, seen));
    }

    assertThat(SEEN)
        .allSatisfy(what -> assertThat(seen.getOrDefault(what, 0)).as(what).isGreaterThan(4));
  }

  @Test
  void eachItemHasOneOutcomeAtEveryStep() {
    seeds().forEach(RandomScenarioTest::itemsAreConserved);
  }

  @Test
  void lawOfLatenessHolds() {
    seeds()
        .forEach(
            seed -> {
              var scenario = RandomScenario.of(seed);
              var steps = ReferenceModel.fold(scenario.rules(), scenario.records());
              assertThat(LatenessCheck.violations(scenario.rules(), steps))
                  .as("seed " + seed)
                  .isEmpty();
            });
  }

  @Test
  void seedTellsAll() {
    assertThat(text(RandomScenario.of(7))).isEqualTo(text(RandomScenario.of(7)));
    assertThat(text(RandomScenario.of(7))).isNotEqualTo(text(RandomScenario.of(8)));
  }

  private static LongStream seeds() {
    var seed = Long.getLong("seed");
    // On all cores: no log knows of another.
    return (seed == null ? LongStream.range(0, 2_000) : LongStream.of(seed)).parallel();
  }

  private static void itemsAreConserved(long seed) {
    var scenario = RandomScenario.of(seed);
    for (var result : ReferenceModel.fold(scenario.rules(), scenario.records())) {
      assertThat(OUTCOMES.stream().mapToLong(result::count).sum())
          .as("seed %d, offset %d", seed, result.record().offset())
          .isEqualTo(result.count("items"));
    }
  }

  private static void note(RecordResult result, Map<String, Integer> seen) {
    result.counts().forEach((name, count) -> note("count " + name, count > 0, seen));
    result.emissions().forEach(emission -> note(emission, seen));
  }

  private static void note(Emission emission, Map<String, Integer> seen) {
    note("topic " + emission.topic(), true, seen);
    note("dead " + emission.textOf("dead-reason"), true, seen);
    note("dead in part", emission.has("dead-items"), seen);
    for (var mark : List.of("gap", "baseline", "forced", "corrected", "tie", "traceparent")) {
      note("mark " + mark, emission.has(mark), seen);
    }
    note("fetch of a hundred", ids(emission) == 100, seen);
    var type = emission.textOf("ce_type");
    if (type != null && emission.has("ce_subject")) {
      note("operation " + type.substring(type.lastIndexOf('.') + 1), true, seen);
    }
  }

  /// How many ids the emission asks for.
  private static int ids(Emission emission) {
    var value = emission.topic().equals("t.fetches") ? emission.value() : null;
    var request = value == null ? null : Json.read(value);
    return request == null ? 0 : request.get("ids").size();
  }

  private static void note(String what, boolean is, Map<String, Integer> seen) {
    seen.merge(what, is ? 1 : 0, Integer::sum);
  }

  private static String text(RandomScenario scenario) {
    return scenario.rules() + draftTexts(scenario.records()).toString();
  }

  private static List<String> draftTexts(List<RawRecord> records) {
    return records.stream()
        .map(
            record ->
                Emission.text(
                    record.topic(),
                    record.partition(),
                    record.timestampMs(),
                    record.key(),
                    record.value(),
                    record.headers()))
        .toList();
  }
}
