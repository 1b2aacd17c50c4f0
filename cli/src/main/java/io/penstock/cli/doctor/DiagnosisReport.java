package io.penstock.cli.doctor;

import io.penstock.cli.doctor.RequestFacts.RequestFact;
import io.penstock.cli.output.Paint;
import io.penstock.settings.Redaction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A result as lines of text for a person: the facts, the diagnosis and the advice.
final class DiagnosisReport {

  /// The name of the operator's own recipe in examples.
  static final String OWN_NAME = "my-sender";

  private final Paint paint;
  private final DiagnosisRun run;
  private final List<String> lines = new ArrayList<>();

  private DiagnosisReport(Paint paint, DiagnosisRun run) {
    this.paint = paint;
    this.run = run;
  }

  static List<String> of(Paint paint, DiagnosisRun run, DiagnosisRun.Result result) {
    var report = new DiagnosisReport(paint, run);
    result.facts().forEach(report::fact);
    report.lines.add("");
    report.diagnosis(result.diagnosis());
    report.lines.add("");
    report.lines.add(
        "%,d variant%s tried%s"
            .formatted(result.tried(), result.tried() == 1 ? "" : "s", end(result)));
    return report.lines;
  }

  private static String end(DiagnosisRun.Result result) {
    return result.whole() ? "." : "; stopped there, at the limit: more may match.";
  }

  /// Appends a fact. Its text may contain any character: header names come from the request.
  private void fact(RequestFact fact) {
    var text = Redaction.oneLine(fact.text());
    lines.add("%-11s %s".formatted(fact.subject(), fact.wrong() ? paint.yellow(text) : text));
  }

  private void diagnosis(Diagnosis diagnosis) {
    switch (diagnosis) {
      case Diagnosis.Good(var key) ->
          lines.add(paint.green("Good as it is: the secret " + key + " verifies it."));
      case Diagnosis.GoodBut(var key, var facts) -> {
        lines.add(paint.yellow("The signature is good, by the secret " + key + ", but"));
        facts.forEach(
            fact -> lines.add("  " + fact.subject() + ": " + Redaction.oneLine(fact.text())));
      }
      case Diagnosis.GoodIf(var matches) -> {
        match("It matches if", matches.getFirst());
        matches.stream().skip(1).forEach(match -> match("Or if", match));
      }
      case Diagnosis.Unsigned() -> unsigned();
      case Diagnosis.Unexplained() -> unexplained();
    }
  }

  private void match(String start, SigningMatch match) {
    lines.add(paint.green(start));
    for (var change : match.changes()) {
      lines.add("  " + Redaction.oneLine(change.words()));
      lines.add(paint.faint("    " + Redaction.oneLine(change.advice())));
    }
    var stale = stale(run, match);
    if (stale != null) {
      lines.add(paint.yellow("  and then its time is refused: " + stale));
    }
    if (match.needsOwnRecipe()) {
      lines.add("In recipes.yaml, and \"recipe: %s\" for the connection:".formatted(OWN_NAME));
      lines.addAll(yaml(match).lines().toList());
    }
  }

  /// The recipe that makes the signature match, as YAML.
  static String yaml(SigningMatch match) {
    return RecipeYaml.of(OWN_NAME, match.attempt().recipe());
  }

  /// Why the matching recipe's time rule refuses the signed time; null if it does not or is absent.
  static @Nullable String stale(DiagnosisRun run, SigningMatch match) {
    var rule = match.attempt().recipe().signature().time();
    if (rule == null) {
      return null;
    }
    var signed = match.attempt().claim().signedAtMs(rule);
    if (signed.isPresent() && rule.tolerates(signed.getAsLong(), run.at().toEpochMilli())) {
      return null;
    }
    return signed.isEmpty()
        ? "it is not readable"
        : TimeDistance.words(signed.getAsLong(), run.at(), run.atWords());
  }

  private void unsigned() {
    lines.add(paint.red("No header of it reads as a signature. Likely"));
    lines.add("  the sender is not set to sign");
    lines.add("  something on the way, such as a proxy, drops the header");
  }

  private void unexplained() {
    lines.add(paint.red("Nothing that was tried matches. Likely, the first the likeliest:"));
    lines.add("  it is signed with another secret than any in the directory of secrets");
    lines.add(
        "  the file is not exactly the body that was sent, or something changed it on the way");
    lines.add(
        "  the sender signs something that none of the templates is, or with another algorithm");
  }
}
