package io.penstock.proof.simulator.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.simulator.Change;
import io.penstock.proof.simulator.Plan;
import io.penstock.proof.simulator.SourceChange;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The pull side, the API or the processor did one thing wrong in each of these worlds.
class AnswerChecksTest {
  private static final String RAW = World.TOPICS.webhooks();
  private static final long SEED = 4;

  private final World world = PulledWorld.of(SEED, Plan.of(SEED, 100, 7, World.GRACE));

  @BeforeEach
  void worldIsRightBefore() {
    assertThat(world.differing()).isEmpty();
  }

  @Test
  void theWorldPutsEachLineOfAnswersToTheTest() {
    for (var promise :
        new String[] {
          Promises.STATES, Promises.ANSWERS, Promises.NO_NEWS, Promises.ENDS, Promises.REQUESTS
        }) {
      assertThat(world.counts(promise)).as(promise).isNotEqualTo("0, 0");
    }
  }

  @Test
  void answerThatIsNoStateOfTheSourceIsTold() {
    var answer = first(it -> is(it, "origin", "fetch") && is(it, "status", "200"));
    world.revalue(
        answer, new String(answer.value(), UTF_8).replaceFirst("\\{", "{ ").getBytes(UTF_8));

    assertThat(world.differing()).contains(Promises.STATES);
    assertThat(world.told(Promises.STATES)).contains(text(answer, "webhook-id"), "ever like this");
  }

  @Test
  void answerOfAnotherEntityIsTold() {
    var answer = first(it -> is(it, "origin", "fetch") && is(it, "status", "200"));
    set(answer, "entity-id", "another");

    assertThat(world.differing()).contains(Promises.STATES, Promises.STRANGERS);
    assertThat(world.told(Promises.STATES)).contains("and another was asked for");
  }

  @Test
  void absenceOfAnEntityThatWasAlwaysThereIsTold() {
    var existing =
        world.changes.stream()
            .filter(it -> it.at().equals(SourceChange.EXISTING))
            .map(it -> it.change().entity())
            .filter(id -> world.changes.stream().noneMatch(it -> removes(it, id)))
            .toList();
    var answer = first(it -> is(it, "status", "200") && existing.contains(text(it, "entity-id")));
    set(answer, "status", "404");

    assertThat(world.told(Promises.STATES)).contains("was never absent");
  }

  private static boolean removes(SourceChange change, String id) {
    return change.json() == null && change.change().entity().equals(id);
  }

  @Test
  void answerThatNothingAskedForIsTold() {
    var answer = first(it -> is(it, "origin", "fetch"));
    set(answer, "attempt", "7");

    assertThat(world.differing()).contains(Promises.STRANGERS);
    assertThat(world.told(Promises.STRANGERS))
        .contains(text(answer, "webhook-id"), "nothing asked for it");
  }

  @Test
  void rowOfNoListIsTold() {
    var row = first(it -> is(it, "origin", "poll"));
    set(row, "mark", "999999");

    assertThat(world.differing()).contains(Promises.STRANGERS);
    assertThat(world.told(Promises.STRANGERS)).contains(text(row, "webhook-id"));
  }

  @Test
  void secondCopyOfAnAnswerIsTold() {
    world.copyTo(RAW, first(it -> is(it, "origin", "fetch")));

    assertThat(world.differing()).containsExactly(Promises.STRANGERS);
    assertThat(world.told(Promises.STRANGERS)).contains("copy 2");
  }

  @Test
  void missingEventOfAnAnswerIsTold() {
    var event = eventOfAnAnswer();
    world.on(event.topic()).remove(event);

    assertThat(world.differing()).contains(Promises.ANSWERS);
    assertThat(world.told(Promises.ANSWERS)).contains(text(event, "ce_id"), "is nowhere");
  }

  @Test
  void eventOfAnAnswerThatChangesNothingIsTold() {
    var event = eventOfAnAnswer();
    world.copyTo(event.topic(), event);
    var silent =
        first(
            it ->
                is(it, "origin", "poll")
                    && world.on(event.topic()).stream()
                        .noneMatch(other -> text(other, "ce_id").equals(id(it))));
    set(world.on(event.topic()).getLast(), "ce_id", id(silent));

    assertThat(world.differing()).contains(Promises.NO_NEWS);
    assertThat(world.told(Promises.NO_NEWS)).contains(id(silent) + " should be nowhere");
  }

  @Test
  void markOfACorrectionThatIsNoneIsTold() {
    set(eventOfAnAnswer(), "corrected", "true");

    assertThat(world.differing()).containsExactly(Promises.ENVELOPES);
    assertThat(world.told(Promises.ENVELOPES)).contains("corrected is true");
  }

  @Test
  void entityThatDoesNotEndInTheStateOfItsSourceIsTold() {
    var last = world.changes.getLast();
    var change = last.change();
    var other =
        new Change(
            change.type(),
            change.entity(),
            change.changedAt().plusSeconds(1),
            Operation.UPDATED,
            false,
            "another",
            Map.of("/data/title", "another"));
    var at = last.at().plusSeconds(1);
    world.changes.add(new SourceChange(at, last.connection(), other, "{\"other\":1}"));

    assertThat(world.differing()).containsExactly(Promises.ENDS);
    assertThat(world.told(Promises.ENDS)).contains(change.entity(), "shows another state");
  }

  @Test
  void entityThatIsNotDeletedInTheEndIsTold() {
    var last = world.changes.getLast();
    var gone =
        new Change(
            last.change().type(),
            last.change().entity(),
            Instant.EPOCH,
            Operation.DELETED,
            true,
            "gone",
            Map.of());
    world.changes.add(new SourceChange(last.at(), last.connection(), gone, null));

    assertThat(world.differing()).containsExactly(Promises.ENDS);
    assertThat(world.told(Promises.ENDS)).contains("which is none");
  }

  @Test
  void entityWithoutAnEventIsTold() {
    var change =
        new Change(
            EntityTypes.WORK_ORDER,
            "unseen",
            Instant.EPOCH,
            Operation.CREATED,
            false,
            "unseen/1",
            Map.of());
    world.changes.add(new SourceChange(Duration.ofSeconds(1), "conn", change, "{}"));

    assertThat(world.differing()).containsExactly(Promises.ENDS);
    assertThat(world.told(Promises.ENDS)).contains("unseen of conn has no event");
  }

  /// The first raw record of that kind.
  private ConsumerRecord<byte[], byte[]> first(Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
    return world.on(RAW).stream().filter(wanted).findFirst().orElseThrow();
  }

  /// The newest event that an answer became.
  private ConsumerRecord<byte[], byte[]> eventOfAnAnswer() {
    for (var topic : World.TOPICS.outputs()) {
      for (var event : world.on(topic).reversed()) {
        if (text(event, "webhook-id").startsWith("fetch-") && !text(event, "ce_id").isEmpty()) {
          return event;
        }
      }
    }
    throw new AssertionError("no answer became an event");
  }

  private static String id(ConsumerRecord<byte[], byte[]> raw) {
    return raw.partition() + "-" + raw.offset() + "-0";
  }

  private static boolean is(ConsumerRecord<byte[], byte[]> record, String name, String value) {
    return text(record, name).equals(value);
  }

  private static String text(ConsumerRecord<byte[], byte[]> record, String name) {
    var header = record.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), UTF_8);
  }

  private static void set(ConsumerRecord<byte[], byte[]> record, String name, String value) {
    record.headers().remove(name);
    record.headers().add(name, value.getBytes(UTF_8));
  }
}
