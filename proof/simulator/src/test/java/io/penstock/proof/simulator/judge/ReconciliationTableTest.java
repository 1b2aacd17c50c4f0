package io.penstock.proof.simulator.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.output.Paint;
import io.penstock.proof.simulator.judge.Reconciliation.JudgedPromise;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReconciliationTableTest {

  @Test
  void eachLineIsARowWithItsDifferencesBelow() {
    var good = new JudgedPromise("nothing is lost", 1944, 1944, List.of());
    var bad =
        new JudgedPromise(
            "a repeat emits nothing", 3, 2, List.of("webhook 7 is there", "and 2 more"));

    var rows = new ReconciliationTable(new Reconciliation(List.of(good, bad)), Paint.NONE).rows();

    assertThat(String.join("\n", rows))
        .isEqualTo(
            """
            what was promised                                                    expected      found
            nothing is lost                                                         1,944      1,944  agrees
            a repeat emits nothing                                                      3          2  DIFFERS
                webhook 7 is there
                and 2 more
            1 of 2 lines agree""");
  }

  @Test
  void noRowIsWiderThan100Columns() {
    var differences = List.of("word ".repeat(60), "x".repeat(300));
    var line = new JudgedPromise("p".repeat(90), 123_456_789, 123_456_789, differences);

    var rows = new ReconciliationTable(new Reconciliation(List.of(line)), Paint.NONE).rows();

    assertThat(rows).allSatisfy(row -> assertThat(row).hasSizeLessThanOrEqualTo(100));
    assertThat(String.join("", rows).replaceAll(" ", "")).contains("x".repeat(300));
  }

  @Test
  void verdictsAreColouredAndNothingMoves() {
    var line = new JudgedPromise("nothing is lost", 1, 1, List.of());
    var paint = new Paint(true);

    var plain = new ReconciliationTable(new Reconciliation(List.of(line)), Paint.NONE).rows();
    var coloured = new ReconciliationTable(new Reconciliation(List.of(line)), paint).rows();

    assertThat(coloured.get(1)).endsWith("  " + paint.green("agrees"));
    assertThat(coloured.getLast()).isEqualTo(paint.green("1 of 1 lines agree"));
    assertThat(coloured.get(1).replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain.get(1));
  }

  @Test
  void onlyTheFirstDifferencesAreToldAndTheOthersCounted() {
    var count = new PromiseCount("nothing is lost");

    IntStream.range(0, 20).forEach(number -> count.differ("webhook " + number));

    assertThat(count.line().differences())
        .hasSize(9)
        .startsWith("webhook 0", "webhook 1")
        .endsWith("webhook 7", "and 12 more");
    assertThat(count.line().agrees()).isFalse();
  }

  @Test
  void unequalCountsDisagreeWithoutAWord() {
    var count = new PromiseCount("nothing is lost");

    count.expect(2);
    count.find(1);

    assertThat(count.line().agrees()).isFalse();
  }
}
