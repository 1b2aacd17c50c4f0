package io.penstock.proof.judge;

import io.penstock.proof.simulator.Ledger.Attempt;
import java.util.ArrayList;
import java.util.List;

/// A ledger held against what a consumer found: one line for each thing that was promised.
public record Reconciliation(List<JudgedPromise> lines) {
  /// All that is known of a run: what was posted, what was found, and what must have become of it.
  record Evidence(
      Rules rules, Findings findings, Posts posts, RawTopic raw, Fates fates, Events events) {

    static Evidence of(List<Attempt> attempts, Findings findings, Rules rules) {
      var posts = new Posts(attempts);
      var raw = new RawTopic(findings.on(rules.topics().webhooks()), posts);
      var fates = new Fates(raw, rules);
      return new Evidence(rules, findings, posts, raw, fates, new Events(findings, rules.topics()));
    }
  }

  /// One promise held against what was found.
  ///
  /// @param promise what must be, in a few words
  /// @param differences for a person: what is not as promised; the last may count the rest
  public record JudgedPromise(String promise, long expected, long found, List<String> differences) {

    public JudgedPromise {
      differences = List.copyOf(differences);
    }

    /// Whether it was kept.
    public boolean agrees() {
      return expected == found && differences.isEmpty();
    }
  }

  public Reconciliation {
    lines = List.copyOf(lines);
  }

  /// Judges a run that is over: all that was stored has been processed, and nothing waits.
  public static Reconciliation of(List<Attempt> attempts, Findings findings, Rules rules) {
    var evidence = Evidence.of(attempts, findings, rules);
    var lines = new ArrayList<JudgedPromise>();
    lines.addAll(Receipts.lines(evidence));
    lines.add(Arrivals.line(evidence));
    lines.addAll(UnexpectedRecords.lines(evidence));
    lines.addAll(Refusals.lines(evidence));
    lines.addAll(Outcomes.lines(evidence));
    lines.addAll(Sequences.lines(evidence));
    lines.add(OrderKeys.line(evidence));
    lines.add(Envelopes.line(evidence));
    lines.add(Contents.line(evidence));
    lines.add(DeadLetters.line(evidence));
    lines.add(Fetches.line(evidence));
    lines.add(test(evidence));
    return new Reconciliation(lines);
  }

  private static JudgedPromise test(Evidence evidence) {
    var line = new PromiseCount("nothing is on the topic of test events");
    for (var event : evidence.events().test()) {
      line.find(1);
      line.differ(event.found().place() + ": " + event.id());
    }
    return line.line();
  }

  /// Whether every line does.
  public boolean agrees() {
    return lines.stream().allMatch(JudgedPromise::agrees);
  }
}
