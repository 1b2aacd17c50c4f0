package io.penstock.processor.fold;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.schemas.EntityEvent;
import io.penstock.schemas.EntityEvent.Place;
import io.penstock.schemas.EntityEventFormat;
import io.penstock.schemas.RawHeaders;
import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Promises 3 to 6 on a log made by chance. `-Dseed=` runs the printed one again.
class RandomRunTest {
  private static final int RECORDS = 5_000;
  private static final Set<String> EVENT_TOPICS =
      Set.of("t.purchase-orders", "t.work-orders", "t.entities", "t.test-events");

  private static long seed;
  private static List<Folded> run = List.of();

  @BeforeAll
  static void fold() {
    seed = Long.getLong("seed", new Random().nextLong(1_000_000));
    System.out.println("random run with -Dseed=" + seed);
    var partition = new Partition();
    run = RandomLog.of(seed, RECORDS).stream().map(partition::append).toList();
  }

  @Test
  void everyOutcomeOccurs() {
    var total = new EnumMap<Outcome, Long>(Outcome.class);
    run.forEach(folded -> folded.tally().counts().forEach((o, n) -> total.merge(o, n, Long::sum)));

    assertThat(total).containsOnlyKeys(Outcome.values());
    assertThat(run).anyMatch(folded -> folded.tally().idsReused() == 1);
  }

  @Test
  void sequencesHaveNoGapAndNoRepeat() {
    var last = new HashMap<String, Long>();

    for (var emitted : emitted()) {
      var sequence = ((Place.InOrder) emitted.event().place()).sequence();
      assertThat(sequence).isEqualTo(last.getOrDefault(emitted.entity(), 0L) + 1);
      last.put(emitted.entity(), sequence);
    }
  }

  @Test
  void orderKeyNeverDecreases() {
    var last = new HashMap<String, Long>();

    for (var emitted : emitted()) {
      var key = Long.parseLong(Folded.header(emitted.output(), "order-key"));
      var before = last.put(emitted.entity(), key);
      var tie = Folded.header(emitted.output(), "tie").equals("true");
      if (before != null) {
        assertThat(key).isGreaterThanOrEqualTo(before);
        assertThat(tie || key > before).isTrue();
      }
    }
  }

  @Test
  void eventsHaveIdsOfTheirOwn() {
    var ids = new HashSet<String>();

    for (var output : run.stream().flatMap(folded -> folded.outputs().stream()).toList()) {
      if (EVENT_TOPICS.contains(output.topic()) || output.topic().equals("t.late")) {
        assertThat(ids.add(Folded.header(output, "ce_id"))).isTrue();
      }
    }
  }

  @Test
  void noEventSaysWhatTheOneBeforeItSaid() {
    var last = new HashMap<String, String>();

    for (var emitted : emitted()) {
      var content = content(emitted.event());
      assertThat(last.put(emitted.entity(), content)).isNotEqualTo(content);
    }
  }

  @Test
  void lateOnesNameTheLastEventOfTheirEntity() {
    var last = new HashMap<String, String>();

    for (var output : run.stream().flatMap(folded -> folded.outputs().stream()).toList()) {
      if (output.topic().equals("t.late") || EVENT_TOPICS.contains(output.topic())) {
        var event = EntityEventFormat.read(Objects.requireNonNull(output.value()));
        switch (event.place()) {
          case Place.InOrder _ -> last.put(entity(event), Folded.header(output, "ce_id"));
          case Place.Late(_, var by) ->
              assertThat(by.toString()).isEqualTo(last.get(entity(event)));
        }
      }
    }
  }

  /// The rule of the design, the slow and obvious way.
  @Test
  void deliveryIsADuplicateIfAndOnlyIfItWasDecidedWithinItsHorizon() {
    var decided = new HashMap<String, List<long[]>>();
    long clock = 0;
    long before = run.getFirst().record().timestampMs();

    for (var folded : run) {
      var record = folded.record();
      clock += Math.clamp(record.timestampMs() - before, 0, 300_000);
      before = record.timestampMs();
      if (record.value() == null) {
        continue;
      }
      var moments = decided.computeIfAbsent(delivery(record), _ -> new ArrayList<>());
      var redriven = "redrive".equals(record.header(RawHeaders.ORIGIN));
      if (!redriven && counts(moments, clock, record)) {
        var fresh = folded.tally().items() - folded.tally().of(Outcome.DUPLICATE);
        assertThat(fresh)
            .as("offset %d", record.offset())
            .isEqualTo(folded.tally().of(Outcome.DEAD));
      } else {
        assertThat(folded.tally().of(Outcome.DUPLICATE)).as("offset %d", record.offset()).isZero();
        if (remembered(folded)) {
          moments.add(new long[] {clock, record.timestampMs()});
        }
      }
    }
  }

  @Test
  void logCutAnywhereAndResumedFromBytesGivesTheSameBytes() {
    var random = new Random(seed);
    var records = RandomLog.of(seed, RECORDS);

    for (int i = 0; i < 5; i++) {
      int cut = random.nextInt(RECORDS);
      var first = new Partition();
      var outputs = new ArrayList<String>();
      records.subList(0, cut).forEach(record -> outputs.addAll(bytes(first.append(record))));
      var second = new Partition(3, 0, first.state.restored());
      records.subList(cut, RECORDS).forEach(record -> outputs.addAll(bytes(second.append(record))));

      assertThat(outputs)
          .as("cut at %d", cut)
          .isEqualTo(run.stream().flatMap(folded -> bytes(folded).stream()).toList());
    }
  }

  private record Emitted(Output output, EntityEvent event) {
    String entity() {
      return RandomRunTest.entity(event);
    }
  }

  private static String entity(EntityEvent event) {
    var ref = event.entity();
    return ref.connection() + "/" + ref.type().name() + "/" + ref.id();
  }

  private static List<Emitted> emitted() {
    return run.stream()
        .flatMap(folded -> folded.outputs().stream())
        .filter(output -> EVENT_TOPICS.contains(output.topic()))
        .map(it -> new Emitted(it, EntityEventFormat.read(Objects.requireNonNull(it.value()))))
        .filter(emitted -> emitted.event().place() instanceof Place.InOrder)
        .toList();
  }

  private static String content(EntityEvent event) {
    var deleted = event.operation().label().equals("deleted") ? "deleted " : "";
    return deleted + text(event.data()) + text(event.extensions()) + event.issues();
  }

  private static String text(Json.@Nullable Obj content) {
    if (content == null) {
      return "nothing";
    }
    var members = new LinkedHashMap<>(content.members());
    members.remove("id");
    members.remove("updatedAt");
    return new String(JsonWriter.write(new Json.Obj(members)), UTF_8);
  }

  private static String delivery(RawRecord record) {
    return new String(Objects.requireNonNull(record.key()), UTF_8)
        + "|"
        + record.header(RawHeaders.WEBHOOK_ID)
        + "|"
        + new String(Objects.requireNonNull(record.value()), UTF_8);
  }

  private static boolean counts(List<long[]> moments, long clock, RawRecord record) {
    var horizon = horizon(record);
    return moments.stream()
        .anyMatch(
            moment ->
                clock - moment[0] < horizon && record.timestampMs() - moment[1] < 2 * horizon);
  }

  private static long horizon(RawRecord record) {
    if ("derived".equals(record.header(RawHeaders.WEBHOOK_ID_ORIGIN))) {
      return delivery(record).contains("\"timestamp\"") ? 24 * 3_600_000L : 600_000;
    }
    var own = record.header(RawHeaders.HORIZON);
    return own == null ? 72 * 3_600_000L : Long.parseLong(own);
  }

  private static boolean remembered(Folded folded) {
    var record = folded.record();
    var thin = delivery(record).matches(".*[\\[,]\"e-\\d\".*");
    var derived = "derived".equals(record.header(RawHeaders.WEBHOOK_ID_ORIGIN));
    return folded.tally().of(Outcome.DEAD) < folded.tally().items() && !(thin && derived);
  }

  private static List<String> bytes(Folded folded) {
    return folded.outputs().stream()
        .map(
            output ->
                output.topic()
                    + " "
                    + hex(output.key())
                    + " "
                    + hex(output.value())
                    + " "
                    + Folded.headers(output))
        .toList();
  }

  private static String hex(byte @Nullable [] bytes) {
    return bytes == null ? "null" : HexFormat.of().formatHex(bytes);
  }
}
