package io.penstock.proof.simulator.judge;

import io.penstock.proof.simulator.Ledger.Attempt;
import io.penstock.proof.simulator.SourceChange;
import io.penstock.schemas.RawRecordHeaders;
import io.penstock.schemas.TopicNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The comparison of a ledger with what a consumer found: one line for each promise.
public record Reconciliation(List<JudgedPromise> lines) {
  /// The settings by which the judge decides what a bridge must emit.
  ///
  /// A demo is shorter than every horizon, so there is no setting for it. No connection has its own
  /// grace.
  ///
  /// @param grace how long a change waits for earlier changes of its entity
  /// @param clockStep how far the log clock advances at most with one record
  public record JudgeSettings(TopicNames topics, Duration grace, Duration clockStep) {
    /// The processor's clock step.
    public static final Duration CLOCK_STEP = Duration.ofMinutes(5);
  }

  /// Everything known about a run: what was posted, what was consumed, and the expected outcomes.
  record Evidence(
      JudgeSettings rules,
      ConsumedTopics findings,
      PostedWebhooks posts,
      SourceHistory source,
      RawTopic raw,
      ExpectedOutcomes fates,
      Events events) {

    static Evidence of(
        List<Attempt> attempts,
        List<SourceChange> changes,
        ConsumedTopics findings,
        JudgeSettings rules) {
      var posts = new PostedWebhooks(attempts);
      var source = new SourceHistory(changes);
      var raw = new RawTopic(findings.on(rules.topics().webhooks()), posts, source);
      var fates = new ExpectedOutcomes(raw, rules);
      var events = new Events(findings, rules.topics());
      return new Evidence(rules, findings, posts, source, raw, fates, events);
    }

    /// The requests for entities that were consumed. An operator's command to list an API stands
    /// among them, and is none.
    List<ConsumedRecord> requests() {
      return findings.on(rules.topics().fetches()).stream()
          .filter(record -> record.header(RawRecordHeaders.KIND) == null)
          .toList();
    }
  }

  /// The comparison of one promise with what was found.
  ///
  /// @param promise what must hold, in a few words
  /// @param differences deviations from the promise, as text; the last may count the rest
  public record JudgedPromise(String promise, long expected, long found, List<String> differences) {

    public JudgedPromise {
      differences = List.copyOf(differences);
    }

    /// Whether the promise was kept.
    public boolean agrees() {
      return expected == found && differences.isEmpty();
    }
  }

  public Reconciliation {
    lines = List.copyOf(lines);
  }

  /// Judges a finished run: everything stored has been processed, no item is held, no request is
  /// open, and each API was listed after the last change at its source.
  ///
  /// @param changes that took effect at the sources of the APIs, in their order
  public static Reconciliation of(
      List<Attempt> attempts,
      List<SourceChange> changes,
      ConsumedTopics findings,
      JudgeSettings rules) {
    var evidence = Evidence.of(attempts, changes, findings, rules);
    var lines = new ArrayList<JudgedPromise>();
    lines.addAll(ReceiptCheck.lines(evidence));
    lines.add(DeliveryCheck.line(evidence));
    lines.addAll(RawTopicCheck.lines(evidence));
    lines.add(AnswerStateCheck.line(evidence));
    lines.addAll(RefusalCheck.lines(evidence));
    lines.addAll(OutcomeCheck.lines(evidence));
    lines.addAll(SequenceCheck.lines(evidence));
    lines.add(OrderKeyCheck.line(evidence));
    lines.add(EnvelopeCheck.line(evidence));
    lines.add(ContentCheck.line(evidence));
    lines.add(GenericEventCheck.line(evidence));
    lines.add(DeadLetterCheck.line(evidence));
    lines.add(FetchRequestCheck.line(evidence));
    lines.add(FinalStateCheck.line(evidence));
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

  /// Whether every promise was kept.
  public boolean agrees() {
    return lines.stream().allMatch(JudgedPromise::agrees);
  }
}
