package io.penstock.proof.simulator.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.penstock.proof.simulator.Answer;
import io.penstock.proof.simulator.Intent.Unwelcome;
import io.penstock.proof.simulator.Ledger.Attempt;
import io.penstock.proof.simulator.judge.Reconciliation.Evidence;
import io.penstock.proof.simulator.judge.Reconciliation.JudgedPromise;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Checks the refusals: each webhook that must be refused gets its expected answer, and no genuine
/// webhook is refused.
final class RefusalCheck {
  private RefusalCheck() {}

  static List<JudgedPromise> lines(Evidence evidence) {
    var lines = new ArrayList<JudgedPromise>();
    evidence.posts().attempts().stream()
        .filter(attempt -> !PostedWebhooks.genuine(attempt.webhook()))
        .filter(attempt -> !evidence.posts().cameAgain(attempt))
        .collect(groupingBy(attempt -> meant(attempt).status(), TreeMap::new, toList()))
        .forEach((status, attempts) -> lines.add(refused(status, attempts)));
    lines.add(admitted(evidence.posts().attempts()));
    return lines;
  }

  private static Unwelcome meant(Attempt attempt) {
    return (Unwelcome) attempt.webhook().meaning();
  }

  private static JudgedPromise refused(int status, List<Attempt> attempts) {
    var labels =
        attempts.stream()
            .map(attempt -> meant(attempt).label())
            .distinct()
            .sorted()
            .collect(joining(", "));
    var line = new PromiseCount("refused with " + status + ": " + labels);
    for (var attempt : attempts) {
      var found = text(attempt.answer());
      var expected = status + " urn:penstock:" + meant(attempt).label();
      line.expect(1);
      line.found(found.equals(expected));
      if (!found.equals(expected)) {
        line.differ(answered(attempt) + ", not " + expected);
      }
    }
    return line.line();
  }

  private static JudgedPromise admitted(List<Attempt> attempts) {
    var line = new PromiseCount("no genuine webhook is refused");
    for (var attempt : attempts) {
      if (PostedWebhooks.genuine(attempt.webhook())
          && !PostedWebhooks.admissible(attempt.answer())) {
        line.find(1);
        line.differ(answered(attempt));
      }
    }
    return line.line();
  }

  private static String answered(Attempt attempt) {
    return PostedWebhooks.name(attempt.webhook()) + " was answered " + text(attempt.answer());
  }

  /// The status, with the problem's type if there is one.
  private static String text(Answer answer) {
    return switch (answer) {
      case Answer.None(var reason) -> "nothing: " + reason;
      case Answer.Status(int status, _, var body) -> {
        var problem = Document.of(body.getBytes(UTF_8));
        yield problem.has("/type") ? status + " " + problem.at("/type") : "" + status;
      }
    };
  }
}
