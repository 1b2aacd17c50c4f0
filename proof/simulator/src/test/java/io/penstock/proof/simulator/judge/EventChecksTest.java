package io.penstock.proof.simulator.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.simulator.judge.Reconciliation.JudgedPromise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The processor did one thing wrong in each of these worlds: an event.
class EventChecksTest {
  private static final String ORDERS = World.TOPICS.events(SampleWorld.ORDER);
  private static final String VENDORS = World.TOPICS.events(SampleWorld.VENDOR);
  private static final String LATE = World.TOPICS.late();

  private final World world = SampleWorld.told();

  @Test
  void whatACorrectBridgeDoesAgrees() {
    var judged = world.judged();

    assertThat(judged.lines()).allSatisfy(line -> assertThat(line.differences()).isEmpty());
    assertThat(judged.lines()).allMatch(JudgedPromise::agrees);
    assertThat(judged.agrees()).isTrue();
  }

  @Test
  void theStoryPutsEachLineToTheTest() {
    var judged = world.judged();

    assertThat(judged.lines())
        .filteredOn(line -> line.expected() == 0)
        .extracting(JudgedPromise::promise)
        .containsExactlyInAnyOrder(
            Promises.UNWELCOME,
            Promises.ADMITTED,
            Promises.OTHERS,
            Promises.TESTS,
            // The connections of the story have no API.
            Promises.STATES,
            Promises.ANSWERS,
            Promises.NO_NEWS,
            Promises.ENDS);
  }

  /// The time after the last record counts too: nothing waits for ever.
  @Test
  void whatWaitsWhenTheLogEndsMustComeAllTheSame() {
    world
        .on(World.TOPICS.webhooks())
        .removeIf(record -> record.headers().lastHeader("kind") != null);

    assertThat(world.differing()).doesNotContain(Promises.EMITTED, Promises.LATE);
    assertThat(world.counts(Promises.EMITTED)).isEqualTo("9, 9");
  }

  @Test
  void missingChangeIsTold() {
    world.remove(ORDERS, "overtaken");

    assertThat(world.differing()).containsExactly(Promises.EMITTED, Promises.SEQUENCES);
    assertThat(world.told(Promises.EMITTED)).contains("webhook 2", "wo-1", "is nowhere");
    assertThat(world.counts(Promises.EMITTED)).isEqualTo("9, 8");
  }

  @Test
  void changeThatIsEmittedTwiceIsTold() {
    world.copyTo(ORDERS, world.only(ORDERS, "second"));

    assertThat(world.differing())
        .containsExactly(Promises.EMITTED, Promises.SEQUENCES, Promises.IDS);
    assertThat(world.told(Promises.EMITTED)).contains("webhook 1", " and at ");
    assertThat(world.counts(Promises.IDS)).isEqualTo("11, 10");
    assertThat(world.counts(Promises.EMITTED)).isEqualTo("9, 10");
  }

  @Test
  void changeOnTheTopicOfAnotherTypeIsTold() {
    var event = world.only(ORDERS, "derived");
    world.on(ORDERS).remove(event);
    world.copyTo(VENDORS, event);

    assertThat(world.differing()).containsExactly(Promises.EMITTED);
    assertThat(world.told(Promises.EMITTED)).contains("webhook 5", "is at makini.vendors");
  }

  @Test
  void wrongSequenceIsTold() {
    world.rewrite(ORDERS, "second", "\"sequence\":3", "\"sequence\":4");

    assertThat(world.differing()).containsExactly(Promises.EMITTED, Promises.SEQUENCES);
    assertThat(world.told(Promises.EMITTED)).contains("webhook 1", "sequence 4, not 3");
  }

  @Test
  void sequenceThatTheHeaderContradictsIsTold() {
    world.setHeader(ORDERS, "second", "ce_sequence", "3");

    assertThat(world.differing()).containsExactly(Promises.SEQUENCES);
    assertThat(world.told(Promises.SEQUENCES)).contains("ce_sequence is 3, not 000");
  }

  @Test
  void swappedOrderIsTold() {
    world.swap(ORDERS, "overtaken", "second");

    assertThat(world.differing()).containsExactly(Promises.SEQUENCES, Promises.KEYS);
    assertThat(world.told(Promises.KEYS)).contains("comes after");
  }

  @Test
  void tiesInTheOtherOrderAreTold() {
    world.rewrite(VENDORS, "v-2 made", "\"sequence\":1", "\"sequence\":9");
    world.rewrite(VENDORS, "v-2 tied", "\"sequence\":2", "\"sequence\":1");
    world.rewrite(VENDORS, "v-2 made", "\"sequence\":9", "\"sequence\":2");

    assertThat(world.told(Promises.EMITTED))
        .contains("webhook 6", "sequence 2, not 1", "webhook 9", "sequence 1, not 2");
  }

  @Test
  void lateChangeThatIsEmittedInOrderIsTold() {
    var event = world.only(LATE, "too late");
    world.on(LATE).remove(event);
    world.copyTo(ORDERS, event);

    assertThat(world.differing()).contains(Promises.LATE);
    assertThat(world.told(Promises.LATE)).contains("webhook 4", "is at makini.work-orders");
  }

  @Test
  void changeInTimeThatIsCalledLateIsTold() {
    var event = world.only(ORDERS, "overtaken");
    world.on(ORDERS).remove(event);
    world.copyTo(LATE, event);

    assertThat(world.differing()).contains(Promises.EMITTED);
    assertThat(world.told(Promises.EMITTED)).contains("webhook 2", "is at makini.late");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "lateBy":      | "sequence":4,"lateBy": | sequence is 4
          "lateBy":      | "lateBy":-             | lateBy is -
          "lateBy":      | "laterBy":             | lateBy is (nothing)
          "supersededBy" | "supercededBy"         | supersededBy is
          "partition":1, | "partition":2,         | supersededBy is 2-
          """)
  void lateChangeThatSaysTheWrongThingIsTold(String old, String other, String told) {
    world.rewrite(LATE, "too late", old, other);

    assertThat(world.differing()).containsExactly(Promises.LATE);
    assertThat(world.told(Promises.LATE)).contains("webhook 4", told);
  }

  @Test
  void lateChangeWithASequenceHeaderIsTold() {
    world.setHeader(LATE, "too late", "ce_sequence", "00000000000000000004");

    assertThat(world.differing()).containsExactly(Promises.LATE);
  }

  @Test
  void unchangedOneThatIsEmittedIsTold() {
    emit(SampleWorld.RESYNC.number());

    assertThat(world.differing()).contains(Promises.UNCHANGED);
    assertThat(world.told(Promises.UNCHANGED)).contains("webhook 3", "should be nowhere");
  }

  @Test
  void repeatThatIsEmittedIsTold() {
    emit(SampleWorld.DERIVED.number());

    assertThat(world.differing()).contains(Promises.REPEATS);
    assertThat(world.told(Promises.REPEATS)).contains("webhook 5", "should be nowhere");
  }

  /// Emits what the last copy of a webhook in the raw topic says.
  private void emit(int webhook) {
    var body = "the body of " + webhook;
    var raw =
        world.on(World.TOPICS.webhooks()).stream()
            .filter(each -> each.value() != null && new String(each.value(), UTF_8).equals(body))
            .toList()
            .getLast();
    var model = world.only(ORDERS, "second");
    world.copyTo(ORDERS, model);
    var id = raw.partition() + "-" + raw.offset() + "-0";
    world.on(ORDERS).getLast().headers().remove("ce_id").add("ce_id", id.getBytes(UTF_8));
  }

  @Test
  void eventOfNoChangeIsTold() {
    world.copyTo(ORDERS, world.only(ORDERS, "second"));
    world.on(ORDERS).getLast().headers().remove("ce_id").add("ce_id", "1-99-0".getBytes(UTF_8));

    assertThat(world.differing()).contains(Promises.OTHERS);
    assertThat(world.told(Promises.OTHERS)).contains("1-99-0");
  }

  @Test
  void orderKeyThatIsNotTheChangedTimeIsTold() {
    world.setHeader(LATE, "too late", "order-key", "1767323065001000");

    assertThat(world.differing()).containsExactly(Promises.KEYS);
    assertThat(world.told(Promises.KEYS)).contains("order-key is 1767323065001000");
  }

  @Test
  void wrongPartitionIsTold() {
    world.move(ORDERS, "derived", 2);

    assertThat(world.differing()).containsExactly(Promises.ENVELOPES);
    assertThat(world.told(Promises.ENVELOPES)).contains("webhook 5", "partition is 2, not 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "operation":"updated" | "operation":"created" | /operation is created, not updated
          "operation":"updated" | "operation":"deleted" | /operation is deleted, not updated
          "schema":1            | "schema":2            | /schema is 2
          "connection":"a"      | "connection":"b"      | /entity is
          "occurredAt":"2026    | "occurredAt":"2025    | /occurredAt is 2025
          "receivedAt":"20      | "receivedAt":"19      | /receivedAt is 19
          """)
  void wrongEnvelopeIsTold(String old, String other, String told) {
    world.rewrite(ORDERS, "second", old, other);

    assertThat(world.differing()).contains(Promises.ENVELOPES);
    assertThat(world.told(Promises.ENVELOPES)).contains("webhook 1", told);
  }

  @ParameterizedTest
  @CsvSource({
    "ce_specversion, 0.3",
    "ce_source, /connections/b",
    "forced, true",
    "gap, 2-3",
    "ce_type, penstock.work_order.created",
    "ce_time, 2026-01-02T03:04:21.000Z",
    "ce_subject, wo-2",
    "content-type, text/plain",
    "webhook-id, evt_2"
  })
  void wrongHeaderIsTold(String name, String value) {
    world.setHeader(ORDERS, "second", name, value);

    assertThat(world.differing()).containsExactly(Promises.ENVELOPES);
    assertThat(world.told(Promises.ENVELOPES)).contains("webhook 1", name + " is " + value);
  }

  @ParameterizedTest
  @CsvSource({
    "v-1 made, created, updated",
    "v-1 gone, deleted, updated",
    "v-1 back, created, updated",
    "v-2 tied, updated, created"
  })
  void wrongOperationIsTold(String event, String operation, String other) {
    world.rewrite(
        VENDORS, event, "\"operation\":\"" + operation + "\"", "\"operation\":\"" + other + "\"");

    assertThat(world.differing()).containsExactly(Promises.ENVELOPES);
    assertThat(world.told(Promises.ENVELOPES)).contains("is " + other + ", not " + operation);
  }

  @Test
  void deletionThatALateChangeIsNotIsTold() {
    world.rewrite(LATE, "too late", "updated", "deleted");

    assertThat(world.differing()).containsExactly(Promises.ENVELOPES);
    assertThat(world.told(Promises.ENVELOPES)).contains("is deleted, not updated");
  }

  @Test
  void wrongModelIsTold() {
    world.rewrite(ORDERS, "second", "work_order/1", "work_order/2");

    assertThat(world.differing()).containsExactly(Promises.ENVELOPES);
    assertThat(world.told(Promises.ENVELOPES)).contains("/model is work_order/2, not work_order/1");
  }

  @Test
  void wrongKeyIsTold() {
    world.rekey(VENDORS, "v-2 tied", "b/vendor/v-2");

    assertThat(world.differing()).containsExactly(Promises.ENVELOPES);
    assertThat(world.told(Promises.ENVELOPES)).contains("key is b/vendor/v-2, not b/v-2");
  }

  @Test
  void timestampFromBeforeItsWebhookIsTold() {
    world.restamp(ORDERS, "second", world.on(World.TOPICS.webhooks()).getFirst().timestamp());

    assertThat(world.differing()).containsExactly(Promises.ENVELOPES);
    assertThat(world.told(Promises.ENVELOPES)).contains("webhook 1", "timestamp");
  }

  @Test
  void wrongContentIsTold() {
    world.rewrite(ORDERS, "overtaken", "12.50", "12.51");

    assertThat(world.differing()).containsExactly(Promises.CONTENTS);
    assertThat(world.told(Promises.CONTENTS))
        .contains("webhook 2", "/data/total is 12.51, not 12.5");
  }

  @Test
  void wrongContentOfALateOneIsTold() {
    world.rewrite(LATE, "too late", "\"title\":\"too late\"", "\"name\":\"too late\"");

    assertThat(world.differing()).containsExactly(Promises.CONTENTS);
    assertThat(world.told(Promises.CONTENTS)).contains("/data/title is (nothing), not too late");
  }

  @Test
  void eventThatIsNoJsonIsTold() {
    world.rewrite(ORDERS, "overtaken", "\"schema\"", "schema");

    assertThat(world.differing()).contains(Promises.ENVELOPES, Promises.CONTENTS);
  }

  @Test
  void testEventIsTold() {
    world.copyTo(World.TOPICS.testEvents(), world.only(ORDERS, "overtaken"));

    assertThat(world.differing()).contains(Promises.TESTS);
    assertThat(world.told(Promises.TESTS)).contains("makini.test-events");
    assertThat(world.judged().agrees()).isFalse();
  }
}
