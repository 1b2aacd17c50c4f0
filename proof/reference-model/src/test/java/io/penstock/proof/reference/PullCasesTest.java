package io.penstock.proof.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.reference.generate.RandomScenario;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The generated logs contain each case of pulled content and of asking.
class PullCasesTest {
  private static final int LOGS = 2_000;
  private static final int AT_LEAST = 10;

  /// The rows of the table of pulled content, with each of their branches.
  private static final List<String> ROWS =
      List.of(
          "1 content",
          "1 absence",
          "2 deleted",
          "2 living, settled true, witnessed true",
          "2 living, settled true, witnessed false",
          "2 living, settled false, witnessed true",
          "2 living, settled false, witnessed false",
          "3 greater key",
          "3 equal key",
          "3 smaller key",
          "3 other kind",
          "4 version",
          "4 changed",
          "5 smaller key, settled true",
          "5 smaller key, settled false",
          "5 equal key, settled true",
          "5 equal key, settled false",
          "5 other kind, settled true",
          "5 other kind, settled false",
          "5 greater key, settled true",
          "5 greater key, settled false",
          "5 greater key, L deleted, settled true",
          "5 greater key, L deleted, settled false",
          "5 smaller key, L deleted, settled true",
          "5 smaller key, L deleted, settled false",
          "5 other kind, L deleted, settled true",
          "5 other kind, L deleted, settled false",
          "equal by precision, x takes its own key true",
          "equal by precision, x takes its own key false",
          "corrects, kind version",
          "corrects, kind changed");

  private static final List<String> ASKING =
      List.of(
          "asks: thin",
          "asks: late",
          "asks: time in the future",
          "asks: deletes without a time",
          "asks: weaker kind",
          "asks: revives",
          "request: again",
          "request: reason before its cause",
          "request: lapsed, and asked anew",
          "request: beyond the limit",
          "once more: contradicts, row",
          "once more: contradicts, answer",
          "once more: no news",
          "once more: another request is open",
          "once more: not without pull",
          "once more: given up",
          "again after an answer",
          "again after a dead answer");

  private static final CaseCounts COUNTS = new CaseCounts();

  @BeforeAll
  static void count() {
    // On all cores: no log knows of another.
    LongStream.range(0, LOGS)
        .parallel()
        .mapToObj(RandomScenario::of)
        .forEach(
            scenario -> {
              var model = new ReferenceModel(scenario.rules(), COUNTS::note);
              scenario.records().forEach(model::step);
            });
  }

  @Test
  void everyRowOccurs() {
    assertThat(ROWS).allSatisfy(PullCasesTest::assertOccurs);
  }

  @Test
  void everyReasonAndEveryAnswerOccurs() {
    assertThat(ASKING).allSatisfy(PullCasesTest::assertOccurs);
  }

  @Test
  void everyAttemptIsAnswered() {
    assertThat(LongStream.rangeClosed(0, 10))
        .allSatisfy(attempt -> assertOccurs("request: answered, attempt " + attempt));
  }

  private static void assertOccurs(String name) {
    assertThat(COUNTS.of(name)).as(name).isGreaterThanOrEqualTo(AT_LEAST);
  }
}
