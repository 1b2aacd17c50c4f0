package io.penstock.proof.reference;

import static io.penstock.proof.reference.LogBuilder.asset;
import static io.penstock.proof.reference.LogBuilder.assets;
import static io.penstock.proof.reference.LogBuilder.readAt;
import static io.penstock.proof.reference.LogBuilder.readSometime;
import static io.penstock.proof.reference.LogBuilder.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.reference.generate.RawRecordDraft;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rule 6.7: how pulled content is judged. The API may lag for 60 s.
class JudgingTest {
  private static final long LAG_MS = 60_000;
  private static final String UNTIMED = "{\"id\":\"e\",\"title\":\"z\"}";

  /// Asset `e` changed at second 5, and its event is out.
  private static LogBuilder known() {
    return LogBuilder.byDefault().row(state("e", 5, "a"), readSometime());
  }

  private static LogBuilder deleted() {
    var log = LogBuilder.byDefault();
    log.add(LogBuilder.record("gone", deletedAt(5)).and("grace", "0"));
    return log;
  }

  private static String deletedAt(int second) {
    return assets(
        "updated",
        "{\"id\":\"e\",\"title\":\"a\",\"deletedAt\":\"2026-01-02T03:00:%02dZ\"}"
            .formatted(second));
  }

  private static UnaryOperator<RawRecordDraft> absent(long mark, long readAt) {
    return draft -> readAt(readAt).apply(absent(draft)).and("mark", "" + mark);
  }

  private static RawRecordDraft absent(RawRecordDraft draft) {
    return draft.and("entity-id", "e").and("status", "404");
  }

  @Test
  void firstContentIsPlaced() {
    assertThat(known().lines()).containsExactly("assets 3-17-0 snapshot #1");
  }

  @Test
  void absenceOfAnUnknownEntityIsSuperseded() {
    var log = LogBuilder.byDefault().row("", JudgingTest::absent);

    assertThat(log.lines()).isEmpty();
    assertThat(log.count("superseded")).isEqualTo(1);
  }

  @Test
  void absenceOfADeletedEntityIsSuperseded() {
    var log = deleted().after(LAG_MS).row("", absent(17, LAG_MS));

    assertThat(log.requests()).isEmpty();
    assertThat(log.count("superseded")).isEqualTo(1);
  }

  @Test
  void settledAndWitnessedAbsenceDeletes() {
    var log = known().row(state("f", 1, "a"), readSometime()).row("", absent(17, LAG_MS));

    assertThat(log.lines()).endsWith("assets 3-19-0 deleted #2");
  }

  @Test
  void absenceThatIsNotSettledContradicts() {
    var log = known().row(state("f", 1, "a"), readSometime()).row("", absent(17, LAG_MS - 1));

    assertThat(log.count("superseded")).isEqualTo(1);
    assertThat(log.requests())
        .containsExactly("snapshot e because of 19, attempt 1, not before 10000");
  }

  @Test
  void absenceThatIsNotWitnessedContradicts() {
    var log = known().row("", absent(17, LAG_MS));

    assertThat(log.count("superseded")).isEqualTo(1);
    assertThat(log.requests()).hasSize(1);
  }

  @Test
  void witnessIsADecidedBodyOfTheSameTypeAfterTheMark() {
    var other = state("f", 1, "a");

    assertThat(deletedAfter(17, other, draft -> draft)).isTrue();
    assertThat(deletedAfter(17, "[7]", draft -> draft)).isTrue();
    assertThat(deletedAfter(18, other, draft -> draft)).isFalse();
    assertThat(deletedAfter(17, other, draft -> draft.but("entity-type", "company"))).isFalse();
    assertThat(deletedAfter(17, other, draft -> draft.and("test", "true"))).isFalse();
    assertThat(deletedAfter(17, other, draft -> draft.withKey(new byte[] {'d'}))).isFalse();
    assertThat(deletedAfter(17, "no JSON", draft -> draft)).isFalse();
    assertThat(deletedAfter(17, other, JudgingTest::absentOther)).isFalse();
    assertThat(deletedAfter(17, state("e", 5, "a"), draft -> draft.but("webhook-id", "evt-0")))
        .isFalse();
  }

  private static RawRecordDraft absentOther(RawRecordDraft draft) {
    return draft.and("entity-id", "f").and("status", "404");
  }

  /// Whether an absence is placed after a row.
  private static boolean deletedAfter(
      long mark, String body, UnaryOperator<RawRecordDraft> change) {
    return known()
        .row(body, change)
        .row("", absent(mark, LAG_MS))
        .events()
        .contains("assets 3-19-0 deleted #2");
  }

  @Test
  void equalContentWithAGreaterKeyIsUnchangedAndItsKeyCounts() {
    var log = known().row(state("e", 7, "a"), readSometime()).pushed(asset("e", 6, "b"));

    assertThat(log.count("unchanged")).isEqualTo(1);
    assertThat(log.events()).endsWith("late 3-19-0 updated by 0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "smaller key | {\"id\":\"e\",\"title\":\"a\",\"updatedAt\":\"2026-01-02T03:00:04Z\"}",
        "other kind  | {\"id\":\"e\",\"title\":\"a\"}",
      })
  void equalContentWithoutAGreaterKeyMovesNothing(String how, String body) {
    var log =
        LogBuilder.byDefault()
            .pushed(po(5, "a"), draft -> draft.and("grace", "0"))
            .after(1_000)
            .row(body, draft -> draft.but("entity-type", "purchase_order"))
            .row(
                "{\"id\":\"e\",\"title\":\"b\"}",
                draft -> readAt(LAG_MS).apply(draft).but("entity-type", "purchase_order"));

    assertThat(log.steps().get(1).count("unchanged")).as(how).isEqualTo(1);
    // The API is settled about the first item, which is still the newest.
    assertThat(log.events()).as(how).endsWith("purchase-orders 3-19-0 updated #2");
  }

  private static String po(int second, String title) {
    return asset("e", second, title).replace("assets", "purchase_order");
  }

  @Test
  void newerContentIsPlaced() {
    var log = known().row(state("e", 6, "b"), readSometime());

    assertThat(log.lines()).endsWith("assets 3-18-0 updated #2");
  }

  @Test
  void newerVersionIsPlaced() {
    var log =
        LogBuilder.byDefault()
            .versioned(row(4, "a"), JudgingTest::asRow)
            .versioned(row(6, "b"), JudgingTest::asRow);

    assertThat(log.lines())
        .containsExactly("assets 3-17-0 snapshot #1 baseline", "assets 3-18-0 updated #2 gap");
  }

  private static String row(int version, String title) {
    return "{\"id\":\"e\",\"version\":%d,\"title\":\"%s\"}".formatted(version, title);
  }

  private static RawRecordDraft asRow(RawRecordDraft draft) {
    return draft.but("origin", "poll").and("entity-type", "asset").and("pull", "true");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "smaller key       | b | \"updatedAt\":\"2026-01-02T03:00:04Z\"     | corrected",
        "equal key         | b | \"updatedAt\":\"2026-01-02T03:00:05Z\"     | tie",
        "equal to a second | b | \"updatedAt\":\"2026-01-02T03:00:05.001Z\" | ''",
        "no time           | b | \"x\":1                                    | ''",
      })
  void contradictingContentIsPlacedIfTheApiIsSettled(
      String how, String title, String more, String mark) {
    var body = "{\"id\":\"e\",\"title\":\"%s\",%s}".formatted(title, more);

    var settled = known().row(body, readAt(LAG_MS));
    assertThat(settled.lines()).as(how).endsWith(("assets 3-18-0 updated #2 " + mark).trim());
    var unsettled = known().row(body, readAt(LAG_MS - 1));
    assertThat(unsettled.events()).as(how).hasSize(1);
    assertThat(unsettled.count("superseded")).as(how).isEqualTo(1);
    assertThat(unsettled.requests())
        .as(how)
        .containsExactly("snapshot e because of 18, attempt 1, not before 10000");
  }

  @Test
  void keyOfKindPlaceContradictsThoughItIsGreater() {
    var log = LogBuilder.byDefault().row(UNTIMED, readSometime());
    log.row(UNTIMED.replace("z", "y"), readSometime());

    assertThat(log.count("superseded")).isEqualTo(1);
  }

  @Test
  void livingContentAfterADeletionContradictsThoughItsKeyIsGreater() {
    var body = state("e", 9, "a");

    assertThat(deleted().row(body, readAt(LAG_MS - 1)).count("superseded")).isEqualTo(1);
    assertThat(deleted().row(body, readAt(LAG_MS)).lines()).endsWith("assets 3-18-0 created #2");
  }

  @Test
  void lagOfTheRecordGoesBeforeTheDefault() {
    var body = state("e", 4, "b");

    assertThat(known().row(body, draft -> readAt(1).apply(draft).and("lag-max", "1")).lines())
        .endsWith("assets 3-18-0 updated #2 corrected");
    assertThat(
            known()
                .row(body, draft -> readAt(1).apply(draft).and("lag-max", "2"))
                .count("superseded"))
        .isEqualTo(1);
  }

  @Test
  void keyThatIsEqualAtTheCoarserPrecisionBecomesTheGreater() {
    var exact = state("e", 5, "a").replace("05Z", "05.250Z");
    var log = LogBuilder.byDefault().row(exact, readSometime());

    // Placed as unchanged, with the key 5.25 s.
    log.row(state("e", 5, "a"), readSometime());
    log.pushed(assets("updated", exact.replace("\"a\"", "\"b\"").replace("250", "100")));
    assertThat(log.events()).endsWith("late 3-19-0 updated by 0");

    log.row(state("e", 5, "c"), readAt(2 * LAG_MS));
    assertThat(log.events()).endsWith("assets 3-20-0 updated #2 tie");
    assertThat(log.steps().getLast().emissions().getFirst().textOf("order-key"))
        .endsWith("5250000");
  }

  @Test
  void placedContentEndsTheWaitsBeforeIt() {
    var log =
        LogBuilder.byDefault()
            .pushed(asset("e", 6, "b"))
            .pushed(asset("e", 5, "a"))
            .row(state("e", 7, "c"), readSometime())
            .pushed(asset("e", 6, "d"))
            .pushed(asset("e", 8, "e"));

    assertThat(log.events())
        .containsExactly(
            "assets 3-18-0 updated #1",
            "assets 3-17-0 updated #2",
            "assets 3-19-0 updated #3",
            "late 3-20-0 updated by 0");
    assertThat(log.count("held")).isEqualTo(1);
  }

  @Test
  void contentIsComparedWithTheHeldItemThatLeavesLast() {
    var log =
        LogBuilder.byDefault()
            .pushed(asset("e", 6, "b"))
            .pushed(asset("e", 5, "a"))
            .row(state("e", 5, "a"), readSometime())
            .row(state("e", 6, "b"), readSometime());

    assertThat(log.steps().get(2).count("superseded")).isEqualTo(1);
    assertThat(log.events())
        .containsExactly("assets 3-18-0 updated #1", "assets 3-17-0 updated #2");
    assertThat(log.count("unchanged")).isEqualTo(1);
  }
}
