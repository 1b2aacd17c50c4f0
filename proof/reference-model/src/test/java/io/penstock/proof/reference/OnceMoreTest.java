package io.penstock.proof.reference;

import static io.penstock.proof.reference.LogBuilder.assets;
import static io.penstock.proof.reference.LogBuilder.readAt;
import static io.penstock.proof.reference.LogBuilder.readSometime;
import static io.penstock.proof.reference.LogBuilder.state;
import static io.penstock.proof.reference.LogBuilder.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.reference.generate.RawRecordDraft;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Rule 7: which answers ask once more. The API may lag for 60 s.
class OnceMoreTest {
  private static final String THIN = assets("updated", "[\"e\"]");
  private static final String FIRST = "updated e because of 18, attempt 0, not before 0";

  /// Asset `e` is known since the start (17), and asked for because of 18.
  private static LogBuilder asked() {
    return LogBuilder.byDefault().row(state("e", 5, "a"), readSometime()).pushed(THIN);
  }

  @Test
  void contradictionAsksOnceMore() {
    var log = asked().after(1_000).answer(18, 0, state("e", 4, "b"), readAt(59_999));

    assertThat(log.requests())
        .containsExactly(FIRST, "snapshot e because of 19, attempt 1, not before 11000");
  }

  @Test
  void answerWithoutNewsAsksOnceMoreUntilTheApiIsSettled() {
    var log =
        asked()
            .after(1_000)
            .answer(18, 0, state("e", 5, "a"), readAt(1_000))
            .after(11_000)
            .answer(19, 1, state("e", 5, "a"), readAt(12_000))
            .after(50_000)
            .answer(20, 2, state("e", 5, "a"), readAt(60_000));

    assertThat(log.requests())
        .containsExactly(
            FIRST,
            "snapshot e because of 19, attempt 1, not before 11000",
            "snapshot e because of 20, attempt 2, not before 60000");
    assertThat(log.count("unchanged")).isEqualTo(3);
  }

  @Test
  void newsAreTheEndOfARequest() {
    var log = asked().after(1_000).answer(18, 0, state("e", 6, "b"), readSometime());

    assertThat(log.requests()).containsExactly(FIRST);
  }

  @Test
  void newsAreNotTheEndOfARequestThatStandsForSeveralReasons() {
    var log =
        asked()
            .after(1_000)
            .pushed(THIN)
            .answer(18, 0, state("e", 6, "b"), readAt(0))
            .answer(20, 0, state("e", 7, "c"), readAt(1_000))
            .after(61_000)
            .answer(21, 1, state("e", 8, "d"), readAt(61_000));

    assertThat(log.requests())
        .containsExactly(
            FIRST,
            "snapshot e because of 20, attempt 0, not before 1000",
            "snapshot e because of 21, attempt 1, not before 11000");
    assertThat(log.count("emitted")).isEqualTo(4);
  }

  @Test
  void absenceOfADeletedEntityAsksOnceMore() {
    var log =
        LogBuilder.byDefault()
            .pushed(assets("deleted", "[\"e\"]"))
            .answer(17, 0, "", with("status", "404"));

    assertThat(log.requests())
        .containsExactly(
            "deleted e because of 17, attempt 0, not before 0",
            "snapshot e because of 18, attempt 1, not before 10000");
  }

  @Test
  void answerAboutAnotherEntityAsksOnceMore() {
    var log = asked().answer(18, 0, state("f", 6, "b"), with("operation", "updated"));

    assertThat(log.requests())
        .containsExactly(FIRST, "updated e because of 19, attempt 1, not before 10000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no JSON", "[]", "[7]", "\"e\""})
  void deadAnswerClosesAndDoesNotAskOnceMore(String body) {
    var log = asked().answer(18, 0, body, readSometime()).pushed("{\"x\":1," + THIN.substring(1));

    assertThat(log.requests())
        .containsExactly(FIRST, "updated e because of 20, attempt 0, not before 0");
  }

  @Test
  void answerWithADeadItemOfTheEntityDoesNotAskOnceMore() {
    var body = "[{\"id\":\"f\",\"version\":1},{\"id\":\"e\"}]";
    UnaryOperator<RawRecordDraft> versioned = draft -> draft.but("recipe", "versioned");
    var log =
        LogBuilder.byDefault()
            .pushed(THIN, versioned)
            .answer(17, 0, body, versioned)
            .pushed(assets("updated", "[\"g\"]"), versioned);

    assertThat(log.requests())
        .containsExactly(
            "updated e because of 17, attempt 0, not before 0",
            "updated g because of 19, attempt 0, not before 0");
  }

  @Test
  void deadAnswerAsksAgainIfAReasonCameMeanwhile() {
    var log =
        asked()
            .pushed("{\"x\":1," + THIN.substring(1))
            .answer(18, 0, "[]", with("operation", "created"));

    assertThat(log.lines()).endsWith("fetches e", "dead 20 no-content");
    assertThat(log.requests()).endsWith("created e because of 20, attempt 0, not before 0");
  }

  @ParameterizedTest
  @CsvSource({"17,0,e,asset", "18,1,e,asset", "18,0,f,asset", "18,0,e,company"})
  void answerThatDoesNotMatchLeavesTheRequestOpen(
      String mark, String attempt, String id, String type) {
    var log =
        LogBuilder.byDefault()
            .row(state("e", 5, "a"), readSometime())
            .pushed(THIN)
            .row(
                "{\"id\":\"g\"}",
                draft ->
                    draft
                        .but("origin", "fetch")
                        .but("entity-type", type)
                        .and("entity-id", id)
                        .and("mark", mark)
                        .and("attempt", attempt))
            .pushed("{\"x\":1," + THIN.substring(1));

    assertThat(log.requests()).containsExactly(FIRST);
  }

  @Test
  void foreignAnswerLeavesTheRequestOpen() {
    var log =
        asked()
            .answer(18, 0, state("e", 6, "a"), with("status", "500"))
            .pushed("{\"x\":1," + THIN.substring(1));

    assertThat(log.requests()).containsExactly(FIRST);
  }

  @Test
  void reasonIsTheLatestOfAll() {
    var log =
        asked()
            .after(30_000)
            .pushed("{\"x\":1," + THIN.substring(1))
            .after(31_000)
            .answer(18, 0, state("e", 4, "a"), readAt(61_000));

    // The API is settled about the first reason, not about the second; it is asked once for both.
    assertThat(log.requests())
        .containsExactly(FIRST, "snapshot e because of 20, attempt 1, not before 71000");
  }

  @Test
  void contradictingRowAsksOnceMoreAtMostOnce() {
    var log =
        LogBuilder.byDefault()
            .row(state("e", 5, "a"), readSometime())
            .row(state("e", 4, "b"), readSometime())
            .row(state("e", 3, "c"), readSometime());

    assertThat(log.requests())
        .containsExactly("snapshot e because of 18, attempt 1, not before 10000");

    // The open request was asked for again meanwhile.
    log.answer(18, 1, state("e", 6, "d"), readSometime());
    assertThat(log.requests()).endsWith("snapshot e because of 20, attempt 0, not before 0");
  }

  @Test
  void entityThatIsAskedForAgainAndContradictedIsAskedOnce() {
    var log =
        asked()
            .pushed("{\"x\":1," + THIN.substring(1))
            .answer(18, 0, state("e", 4, "b"), readSometime());

    assertThat(log.requests())
        .containsExactly(FIRST, "snapshot e because of 20, attempt 1, not before 10000");
  }

  @Test
  void elevenAttemptsAreMade() {
    var log = asked();
    for (int attempt = 0; attempt <= 10; attempt++) {
      log.answer(18 + attempt, attempt, state("e", 4, "b"), readSometime());
    }

    assertThat(log.count("superseded")).isEqualTo(11);
    assertThat(log.requests())
        .hasSize(11)
        .endsWith("snapshot e because of 28, attempt 10, not before 60000");
  }

  @Test
  void givenUpRequestIsAskedForAgainIfAReasonCameMeanwhile() {
    var log = asked();
    for (int attempt = 0; attempt <= 9; attempt++) {
      log.answer(18 + attempt, attempt, state("e", 4, "b"), readSometime());
    }
    log.pushed("{\"x\":1," + THIN.substring(1)).answer(28, 10, state("e", 4, "b"), readSometime());

    assertThat(log.requests())
        .hasSize(12)
        .endsWith("snapshot e because of 30, attempt 0, not before 0");
  }

  @Test
  void withoutPullNothingIsAskedOnceMore() {
    var log =
        asked()
            .pushed("{\"x\":1," + THIN.substring(1))
            .answer(18, 0, state("e", 4, "b"), draft -> draft.without("pull"));

    assertThat(log.requests()).containsExactly(FIRST);
  }

  @Test
  void delayIsTheLagAtMostAndTenSecondsAtLeast() {
    assertThat(delay(0, "60000")).isEqualTo(60_000);
    assertThat(delay(30_000, "60000")).isEqualTo(30_000);
    assertThat(delay(55_000, "60000")).isEqualTo(10_000);
    assertThat(delay(0, "5000")).isEqualTo(10_000);
    // The year 9999 ends before this lag does.
    assertThat(delay(0, "999999999999999")).isEqualTo(253_402_300_799_999L - 1_767_322_800_000L);
  }

  /// The delay after a contradicting row of an entity whose newest item came that long ago, in
  /// milliseconds.
  private static long delay(long afterMs, String lagMax) {
    var log =
        LogBuilder.byDefault()
            .pushed(LogBuilder.asset("e", 5, "a"), draft -> draft.and("grace", "0"))
            .pushed(THIN)
            .answer(18, 0, state("e", 4, "b"), draft -> draft.but("attempt", "x"))
            .after(afterMs)
            .answer(19, 1, state("e", 4, "b"), with("lag-max", lagMax));
    var last = log.requests().getLast();
    return Long.parseLong(last.substring(last.lastIndexOf(' ') + 1)) - afterMs;
  }

  @Test
  void entitiesOfARowShareRequestsIfTheyAreEqual() {
    var known = "[%s,%s,%s]".formatted(state("e", 5, "a"), state("f", 5, "a"), state("g", 5, "a"));
    var older = known.replace("05Z", "04Z").replace("\"a\"", "\"b\"");
    var log =
        LogBuilder.byDefault()
            .row(known, readSometime())
            .pushed(LogBuilder.asset("f", 6, "c"))
            .after(1_000)
            .row(older, with("traceparent", "00-01"));

    assertThat(log.requests())
        .containsExactly("snapshot e,f,g because of 19, attempt 1, not before 11000");
    assertThat(log.steps().getLast().emissions().getLast().textOf("traceparent"))
        .isEqualTo("00-01");
  }

  @Test
  void entitiesWithDifferentDelaysDoNotShareRequests() {
    var older = state("e", 4, "b");
    var log =
        asked()
            .row("[%s,%s]".formatted(state("f", 5, "a"), state("g", 5, "a")), readSometime())
            .answer(18, 0, older, readSometime())
            .after(40_000)
            .answer(
                20,
                1,
                "[%s,%s,%s]".formatted(state("f", 4, "b"), older, state("g", 4, "b")),
                readSometime());

    // The request for `e` has a reason of its own, which is 40 s old.
    assertThat(log.requests())
        .containsExactly(
            FIRST,
            "snapshot e because of 20, attempt 1, not before 10000",
            "snapshot f,g because of 21, attempt 2, not before 100000",
            "snapshot e because of 21, attempt 2, not before 60000");
  }
}
