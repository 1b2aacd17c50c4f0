package io.penstock.cli.doctor;

import io.penstock.cli.doctor.RequestFacts.RequestFact;
import io.penstock.cli.output.JsonLine;
import io.penstock.schemas.json.Json;
import java.util.List;
import java.util.Locale;

/// A result for a script: one object.
final class ReportJson {
  private ReportJson() {}

  static String of(DiagnosisRun run, DiagnosisRun.Result result) {
    var line =
        new JsonLine()
            .with("diagnosis", result.diagnosis().label())
            .with("facts", list(result.facts().stream().map(ReportJson::fact).toList()));
    switch (result.diagnosis()) {
      case Diagnosis.Good(var key) -> line.with("key", key);
      case Diagnosis.GoodBut(var key, _) -> line.with("key", key);
      case Diagnosis.GoodIf(var matches) ->
          line.with("matches", list(matches.stream().map(match -> match(run, match)).toList()));
      case Diagnosis.Unsigned(), Diagnosis.Unexplained() -> {}
    }
    return line.with("tried", result.tried())
        .with("whole", new Json.Bool(result.whole()))
        .toString();
  }

  private static Json fact(RequestFact fact) {
    return new JsonLine()
        .with("subject", fact.subject())
        .with("text", fact.text())
        .with("wrong", new Json.Bool(fact.wrong()))
        .json();
  }

  private static Json match(DiagnosisRun run, SigningMatch match) {
    return new JsonLine()
        .with("key", match.attempt().secret().file())
        .with("changes", list(match.changes().stream().map(ReportJson::change).toList()))
        .with("recipes", match.needsOwnRecipe() ? DiagnosisReport.yaml(match) : null)
        .with("stale", DiagnosisReport.stale(run, match))
        .json();
  }

  private static Json change(SigningDifference change) {
    return new JsonLine()
        .with("kind", change.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .with("if", change.words())
        .with("advice", change.advice())
        .json();
  }

  private static Json list(List<Json> items) {
    return new Json.Arr(items);
  }
}
