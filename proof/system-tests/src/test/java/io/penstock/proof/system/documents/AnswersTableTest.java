package io.penstock.proof.system.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.http.RequestObserver;
import io.penstock.ingress.verify.Refusal;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The answers of the root README against the refusals of the ingress, and against the labels it
/// counts them by.
class AnswersTableTest {

  private record Answer(String status, String connection, String again) {}

  @Test
  void tableIsTheRefusalsAndWhatIsNoRefusal() {
    var table = SourceTree.document("README.md").section("Answers").table();

    var said = table.by("label", AnswersTableTest::said);

    assertThat(Differences.between(table.place(), said, answers())).isEmpty();
  }

  @Test
  void labelsAreThoseThatAreCounted() {
    var table = SourceTree.document("README.md").section("Answers").table();

    var said = table.by("label", Row::place).keySet();

    var counted = Served.byTheIngress().values("penstock_ingress_webhooks_total", "outcome");
    assertThat(Differences.between(table.place(), said, counted)).isEmpty();
  }

  private static Answer said(Row row) {
    return new Answer(row.text("status"), row.text("connection"), row.text("`Retry-After`"));
  }

  private static Map<String, Answer> answers() {
    var answers = new TreeMap<String, Answer>();
    answers.put(RequestObserver.STORED, new Answer("200", "stays", ""));
    answers.put(RequestObserver.ABANDONED, new Answer("none", "", ""));
    for (var refusal : Refusal.values()) {
      answers.put(refusal.label(), answer(refusal));
    }
    return answers;
  }

  private static Answer answer(Refusal refusal) {
    return new Answer(
        Integer.toString(refusal.status()),
        refusal.closes() ? "ends" : "stays",
        refusal.retried() ? jitter() : "");
  }

  private static String jitter() {
    var min = Constant.named("Answers.RETRY_AFTER_MIN_S").amount().value();
    return min + "-" + (2 * min - 1) + " s";
  }
}
