package io.penstock.processor.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.FetchRequest;
import io.penstock.schemas.Operation;
import io.penstock.schemas.RawRecordHeaders;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of content that an API answers with.
class PulledContentTest {
  private final Partition partition = new Partition();
  private int webhooks;

  @Test
  void firstContentOfAnEntityIsEmitted() {
    var folded = partition.append(row(0, 10, "a"));

    assertThat(folded.became()).isEqualTo("1 emitted");
    assertThat(folded.value()).contains("\"operation\":\"snapshot\"").contains("\"sequence\":1");
  }

  @Test
  void absenceOfAnUnknownEntityIsSuperseded() {
    var folded = partition.append(absence(0));

    assertThat(folded.became()).isEqualTo("1 superseded");
    assertThat(folded.outputs()).isEmpty();
  }

  @Test
  void equalContentIsUnchangedAndMovesTheKey() {
    push(10, "a");

    assertThat(partition.append(row(0, 12, "a")).became()).isEqualTo("1 unchanged");
    assertThat(push(11, "b").topics()).containsExactly("t.late");
  }

  @Test
  void equalContentWithASmallerKeyIsUnchangedAndMovesNothing() {
    push(10, "a");

    assertThat(partition.append(row(0, 8, "a")).became()).isEqualTo("1 unchanged");
    assertThat(push(9, "b").topics()).containsExactly("t.late");
    assertThat(push(10, "c").became()).isEqualTo("1 emitted");
  }

  @Test
  void otherContentWithAGreaterKeyIsEmittedAndMarksNothing() {
    push(10, "a");

    var folded = partition.append(row(0, 11, "b"));

    assertThat(folded.became()).isEqualTo("1 emitted");
    assertThat(Folded.header(folded.output(), "corrected")).isEqualTo("(none)");
    assertThat(Folded.header(folded.output(), "tie")).isEqualTo("(none)");
  }

  @ParameterizedTest
  @CsvSource({"9", "10"})
  void otherContentWithoutAGreaterKeyIsSupersededAndAskedForAgain(int second) {
    push(10, "a");

    var folded = partition.after(1_000).append(row(0, second, "b"));

    assertThat(folded.became()).isEqualTo("1 superseded");
    assertThat(Api.requests(folded))
        .containsExactly(request(1, 1, Partition.START_MS + 1_000 + 10_000));
  }

  @Test
  void otherContentWithASmallerKeyCorrectsIfTheApiIsSettled() {
    push(10, "a");

    var corrected = settled().append(settledRow(9, "b"));
    var after = push(9, "c");

    assertThat(corrected.became()).isEqualTo("1 emitted");
    assertThat(Folded.header(corrected.output(), "corrected")).isEqualTo("true");
    assertThat(Folded.header(corrected.output(), "tie")).isEqualTo("(none)");
    assertThat(after.became()).isEqualTo("1 emitted");
    assertThat(Folded.header(after.output(), "tie")).isEqualTo("true");
  }

  @Test
  void nothingBeforeACorrectionMakesLate() {
    push(10, "a");
    settled().append(settledRow(5, "b"));

    assertThat(push(6, "c").became()).isEqualTo("1 emitted");
    assertThat(push(4, "d").became()).isEqualTo("1 late");
  }

  @Test
  void otherContentWithTheEqualKeyIsATieIfTheApiIsSettled() {
    push(10, "a");

    var folded = settled().append(settledRow(10, "b"));

    assertThat(folded.became()).isEqualTo("1 emitted");
    assertThat(Folded.header(folded.output(), "tie")).isEqualTo("true");
    assertThat(Folded.header(folded.output(), "corrected")).isEqualTo("(none)");
  }

  @Test
  void timesAreComparedAtTheCoarserPrecision() {
    partition.append(webhook(order("2026-01-02T03:00:10.250Z", "a")));

    var unchanged = partition.append(row(0, 10, "a"));
    var tie = settled().append(settledRow(10, "b"));

    assertThat(unchanged.became()).isEqualTo("1 unchanged");
    assertThat(Folded.header(tie.output(), "tie")).isEqualTo("true");
    assertThat(Folded.header(tie.output(), "order-key"))
        .isEqualTo(micros("2026-01-02T03:00:10.250Z"));
  }

  @Test
  void contentThatStatesNoTimeCountsOnlyIfTheApiIsSettled() {
    push(10, "a");

    var lagging = partition.append(Api.row(0, Partition.START_MS, untimed("b")));
    var settled = settled().append(Api.row(0, settledMs(), untimed("b")));

    assertThat(lagging.became()).isEqualTo("1 superseded");
    assertThat(settled.became()).isEqualTo("1 emitted");
    assertThat(Folded.header(settled.output(), "order-kind")).isEqualTo("place");
    assertThat(Folded.header(settled.output(), "corrected")).isEqualTo("(none)");
  }

  @Test
  void livingContentDoesNotReviveADeletedEntityUnlessTheApiIsSettled() {
    push(10, "a");
    partition.append(webhook(Bodies.deletedAt("po-1", 20)));

    var listed = partition.append(row(0, 30, "b"));
    var settled = settled().append(settledRow(30, "b"));

    assertThat(listed.became()).isEqualTo("1 superseded");
    assertThat(settled.value()).contains("\"operation\":\"created\"");
  }

  @Test
  void absenceDeletesIfTheApiIsSettledAndAnsweredForTheTypeSinceTheMark() {
    push(10, "a");
    settled().append(Api.row(1, settledMs(), Bodies.content("po-2", 1, "x")));

    var folded = partition.append(absence(0, settledMs()));

    assertThat(folded.became()).isEqualTo("1 emitted");
    assertThat(folded.value()).contains("\"operation\":\"deleted\"").doesNotContain("\"data\"");
    assertThat(Folded.header(folded.output(), "order-kind")).isEqualTo("place");
  }

  @Test
  void absenceThatNoOtherAnswerWitnessesIsSupersededAndAskedForAgain() {
    push(10, "a");
    settled().append(Api.row(1, settledMs(), Bodies.content("po-2", 1, "x")));

    var folded = partition.append(absence(5, settledMs()));

    assertThat(folded.became()).isEqualTo("1 superseded");
    assertThat(Api.requests(folded)).hasSize(1);
  }

  @Test
  void absenceOfAnEntityThatWasJustCreatedDoesNotDelete() {
    push(10, "a");
    partition.append(Api.row(0, Partition.START_MS, Bodies.content("po-2", 1, "x")));

    var folded = partition.append(absence(0, Partition.START_MS));

    assertThat(folded.became()).isEqualTo("1 superseded");
    assertThat(Api.requests(folded)).hasSize(1);
  }

  @Test
  void absenceOfADeletedEntityIsSupersededAndAskedForNoMore() {
    push(10, "a");
    partition.append(webhook(Bodies.deletedAt("po-1", 20)));

    var folded = partition.append(absence(0, settledMs()));

    assertThat(folded.became()).isEqualTo("1 superseded");
    assertThat(folded.outputs()).isEmpty();
  }

  @Test
  void contentDoesNotWaitAndTakesAlongWhatIsHeld() {
    var waiting = new Partition(Partition.rules(2_000));
    waiting.append(webhook(Bodies.order("po-1", 10, "a")));
    waiting.append(webhook(Bodies.order("po-1", 5, "b")));

    var folded = waiting.append(row(0, 11, "c"));

    assertThat(folded.became()).isEqualTo("3 emitted");
    assertThat(folded.outputs())
        .extracting(it -> Folded.header(it, "ce_id"))
        .containsExactly("3-1-0", "3-0-0", "3-2-0");
    assertThat(waiting.append(webhook(Bodies.order("po-1", 7, "d"))).topics())
        .containsExactly("t.late");
  }

  @Test
  void supersededContentLeavesWhatIsHeldWaiting() {
    var waiting = new Partition(Partition.rules(2_000));
    waiting.append(webhook(Bodies.order("po-1", 10, "a")));

    var folded = waiting.append(row(0, 9, "b"));

    assertThat(folded.became()).isEqualTo("1 superseded");
    assertThat(waiting.status().held()).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"500", "20", "OK", ""})
  void otherStatusIsAForeignRecord(String status) {
    var folded = partition.append(row(0, 1, "a").with(RawRecordHeaders.STATUS, status));

    assertThat(folded.became()).isEqualTo("1 dead");
    assertThat(Folded.header(folded.output(), "dead-reason")).isEqualTo("foreign-record");
    assertThat(Folded.header(folded.output(), "dead-detail"))
        .isEqualTo("expected status 200, 404 or 410, got " + status);
  }

  @Test
  void lagOfTheApiIsItsOwnIfItsAnswersStateOne() {
    push(10, "a");

    var folded =
        partition
            .after(5_000)
            .append(
                Api.row(0, Partition.START_MS + 5_000, Bodies.content("po-1", 9, "b"))
                    .with(RawRecordHeaders.LAG_MAX, "5000"));

    assertThat(Folded.header(folded.output(), "corrected")).isEqualTo("true");
  }

  @Test
  void operationOfARequestSaysNothingAboutTheAnswer() {
    var folded = partition.append(row(0, 1, "a").with(RawRecordHeaders.OPERATION, "deleted"));

    assertThat(folded.value()).contains("\"operation\":\"snapshot\"").contains("\"data\"");
  }

  @Test
  void answerThatIsOnlyAnIdIsDead() {
    var folded = partition.append(Api.row(0, 0, "[\"po-1\"]"));

    assertThat(Folded.header(folded.output(), "dead-reason")).isEqualTo("unreadable-item");
  }

  @ParameterizedTest
  @CsvSource({"rocket, po-1, unknown-event", "purchase_order, '', bad-id"})
  void absenceOfAnEntityThatCantBeIsDead(String type, String id, String reason) {
    var folded =
        partition.append(
            absence(0)
                .with(RawRecordHeaders.ENTITY_TYPE, type)
                .with(RawRecordHeaders.ENTITY_ID, id));

    assertThat(Folded.header(folded.output(), "dead-reason")).isEqualTo(reason);
  }

  private Folded push(int second, String title) {
    return partition.append(webhook(Bodies.order("po-1", second, title)));
  }

  private Raw webhook(String body) {
    return Raw.webhook("evt-" + webhooks++, body);
  }

  private static String order(String time, String title) {
    return Bodies.orders(
        "updated",
        "{\"key\":\"po-1\",\"title\":\"%s\",\"updatedAt\":\"%s\"}".formatted(title, time));
  }

  private static String untimed(String title) {
    return "{\"key\":\"po-1\",\"title\":\"%s\"}".formatted(title);
  }

  /// A row that was read at once.
  private static Raw row(long mark, int second, String title) {
    return Api.row(mark, Partition.START_MS, Bodies.content("po-1", second, title));
  }

  private static Raw settledRow(int second, String title) {
    return Api.row(0, settledMs(), Bodies.content("po-1", second, title));
  }

  private Partition settled() {
    return partition.after(Api.LAG_MAX_MS);
  }

  /// The first raw time at which the API is settled about what was pushed at the start.
  private static long settledMs() {
    return Partition.START_MS + Api.LAG_MAX_MS;
  }

  private static Raw absence(long mark) {
    return absence(mark, Partition.START_MS);
  }

  private static Raw absence(long mark, long markMs) {
    return Api.absence(request(mark, 0, markMs));
  }

  private static FetchRequest request(long cause, int attempt, long notBeforeMs) {
    return new FetchRequest(
        "conn-1",
        EntityTypes.PURCHASE_ORDER,
        List.of("po-1"),
        Operation.SNAPSHOT,
        new FetchRequest.Cause(3, cause),
        attempt,
        Instant.ofEpochMilli(notBeforeMs));
  }

  private static String micros(String time) {
    return Long.toString(Instant.parse(time).toEpochMilli() * 1_000);
  }
}
