package io.penstock.proof.simulator.judge;

import io.penstock.proof.simulator.Ledger.Attempt;
import java.util.ArrayList;
import java.util.List;

/// A ledger held against what a consumer found: one line for each thing that was promised.
public record Reconciliation(List<JudgedPromise> lines) {
  /// All that is known of a run: what was posted, what was found, and what must have become of it.
  record Evidence(
      JudgeSettings rules,
      ConsumedTopics findings,
      PostedWebhooks posts,
      RawTopic raw,
      ExpectedOutcomes fates,
      Events events) {

    static Evidence of(List<Attempt> attempts, ConsumedTopics findings, JudgeSettings rules) {
      var posts = new PostedWebhooks(attempts);
      var raw = new RawTopic(findings.on(rules.topics().webhooks()), posts);
      var fates = new ExpectedOutcomes(raw, rules);
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
  public static Reconciliation of(
      List<Attempt> attempts, ConsumedTopics findings, JudgeSettings rules) {
    var evidence = Evidence.of(attempts, findings, rules);
    var lines = new ArrayList<JudgedPromise>();
    lines.addAll(ReceiptCheck.lines(evidence));
    lines.add(DeliveryCheck.line(evidence));
    lines.addAll(RawTopicCheck.lines(evidence));
    lines.addAll(RefusalCheck.lines(evidence));
    lines.addAll(OutcomeCheck.lines(evidence));
    lines.addAll(SequenceCheck.lines(evidence));
    lines.add(OrderKeyCheck.line(evidence));
    lines.add(EnvelopeCheck.line(evidence));
    lines.add(ContentCheck.line(evidence));
    lines.add(DeadLetterCheck.line(evidence));
    lines.add(FetchRequestCheck.line(evidence));
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
