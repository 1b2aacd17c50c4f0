package io.penstock.proof.simulator.judge;

import io.penstock.proof.simulator.judge.Reconciliation.Evidence;
import io.penstock.proof.simulator.judge.Reconciliation.JudgedPromise;

/// Checks that each answer in the raw topic is a state of the entity at its source, byte for byte,
/// or the absence of an entity that was absent at some time.
final class AnswerStateCheck {
  private AnswerStateCheck() {}

  static JudgedPromise line(Evidence evidence) {
    var line = new PromiseCount("each answer of an API is a state of its source, byte for byte");
    for (var answer : evidence.raw().answers()) {
      var difference = difference(answer, evidence.source());
      line.expect(1);
      line.found(difference.isEmpty());
      if (!difference.isEmpty()) {
        line.differ(answer.name() + ": " + difference);
      }
    }
    return line.line();
  }

  private static String difference(StoredAnswer answer, SourceHistory source) {
    var change = answer.change();
    if (change == null) {
      return "no " + answer.type() + " was ever like this";
    }
    if (answer.absent()) {
      return source.absentOnce(answer.asked()) ? "" : answer.id() + " was never absent";
    }
    return answer.fetched() && !answer.id().equals(change.entity())
        ? "this is " + change.entity() + ", and " + answer.id() + " was asked for"
        : "";
  }
}
