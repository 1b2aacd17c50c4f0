package io.penstock.proof.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.reference.generate.RandomScenario;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The generated logs contain each case of the law of order, deletion and bounds.
class LawCasesTest {
  private static final int LOGS = 2_000;
  private static final int AT_LEAST = 5;

  private static final List<String> CASES =
      List.of(
          "emitted version",
          "emitted changed",
          "emitted sent",
          "emitted place",
          "late version",
          "late changed",
          "late sent",
          "late place",
          "tie version",
          "tie changed",
          "tie sent",
          "tie place",
          "weaker kind between two of a stronger kind",
          "rank order is not the order of arrival",
          "future time not trusted",
          "future time trusted by ahead-max",
          "future time not trusted by ahead-max",
          "issue time-in-future 2062-01-02T03:00:05Z",
          "issue time-in-future 2062-01-02T03:00:05",
          "issue not-unicode",
          "assumed time zone UTC",
          "assumed time zone of the connection",
          "skipped local time",
          "doubled local time, later reading",
          "doubled local time, earlier reading",
          "deletion time after the changed time",
          "time of deletion does not delete",
          "insert ordered by its created time",
          "after a thin deletion: older content is late",
          "after a thin deletion: equal key, created",
          "after a thin deletion: newer, created",
          "derived id: decided anew after a later item",
          "derived id: duplicate",
          "number equal by value",
          "release.items.max reached, items over and held",
          "release.bytes.max reached, items over and held",
          "late behind an item that is over and held",
          "forced by entity max",
          "forced by held max",
          "forced by bytes",
          "forced by share",
          "turn of another connection");

  /// Placeholders of source systems.
  private static final List<String> PLACEHOLDERS =
      List.of(
          "0",
          "0000-00-00",
          "0001-01-01T00:00:00Z",
          "-0001-11-30T00:00:00.000000Z",
          "1601-01-01T00:00:00Z",
          "1753-01-01T00:00:00Z",
          "1899-12-30T00:00:00Z",
          "1899-12-31T00:00:00Z",
          "1900-01-01T00:00:00Z",
          "1970-01-01T00:00:00Z",
          "1970-01-01T00:00:00",
          "9999-12-31T23:59:59Z");

  private static final List<String> NO_TIMES = List.of("null", "false", "-", "some day");
  private static final List<String> NO_TEXTS = List.of("true", "false", "[]", "{}");

  private static final CaseCounts COUNTS = new CaseCounts();

  @BeforeAll
  static void count() {
    // On all cores: no log knows of another.
    LongStream.range(0, LOGS).parallel().mapToObj(RandomScenario::of).forEach(LawCasesTest::count);
  }

  @Test
  void everyCaseOccurs() {
    assertThat(CASES)
        .allSatisfy(name -> assertThat(COUNTS.of(name)).as(name).isGreaterThanOrEqualTo(AT_LEAST));
  }

  @Test
  void everyPlaceholderAndEveryUnreadableTimeOccurs() {
    assertThat(PLACEHOLDERS).allSatisfy(raw -> assertIssue("not-a-time", raw));
    assertThat(NO_TIMES).allSatisfy(raw -> assertIssue("not-a-date", raw));
    assertThat(NO_TEXTS).allSatisfy(raw -> assertIssue("wrong-type", raw));
  }

  private static void assertIssue(String code, String raw) {
    var name = "issue " + code + " " + raw;
    assertThat(COUNTS.of(name)).as(name).isGreaterThanOrEqualTo(AT_LEAST);
  }

  private static void count(RandomScenario scenario) {
    var steps = ReferenceModel.fold(scenario.rules(), scenario.records());
    var arrived = ArrivedItem.of(scenario.rules(), steps);
    new OrderCases(COUNTS).count(steps);
    new ItemCases(COUNTS).count(scenario.rules(), steps, arrived);
    new BoundCases(COUNTS).count(scenario.rules(), steps, arrived);
  }
}
