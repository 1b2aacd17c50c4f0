package io.penstock.proof.simulator.judge;

import static java.util.stream.Collectors.joining;

import io.penstock.proof.simulator.judge.ExpectedOutcomes.Fate;
import io.penstock.proof.simulator.judge.Reconciliation.Evidence;
import io.penstock.proof.simulator.judge.Reconciliation.JudgedPromise;
import io.penstock.schemas.EventHeaders;
import io.penstock.schemas.TopicNames;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Checks that each change has the one outcome that follows from the log.
final class OutcomeCheck {
  private final TopicNames topics;
  private final Events events;
  private final ExpectedOutcomes expected;
  private final PromiseCount emitted =
      new PromiseCount("each change in time is emitted once, in its turn");
  private final PromiseCount late = new PromiseCount("each late change is on the late topic once");
  private final PromiseCount unchanged =
      new PromiseCount("a change that says nothing new emits nothing");
  private final PromiseCount repeats = new PromiseCount("a repeat emits nothing");
  private final PromiseCount answers =
      new PromiseCount("each answer that changes something is emitted once, in its turn");
  private final PromiseCount noNews =
      new PromiseCount("an answer that changes nothing emits nothing");

  private OutcomeCheck(Evidence evidence) {
    topics = evidence.rules().topics();
    events = evidence.events();
    expected = evidence.fates();
  }

  static List<JudgedPromise> lines(Evidence evidence) {
    var outcomes = new OutcomeCheck(evidence);
    outcomes.expected.all().forEach(outcomes::enter);
    return List.of(
        outcomes.emitted.line(),
        outcomes.late.line(),
        outcomes.unchanged.line(),
        outcomes.repeats.line(),
        outcomes.answers.line(),
        outcomes.noNews.line(),
        outcomes.others());
  }

  private void enter(Fate fate) {
    switch (fate) {
      case Fate.Emitted it -> emitted(it.item().answered() ? answers : emitted, it);
      case Fate.Late it -> late(it);
      case Fate.Unchanged it -> silent(unchanged, it.item());
      case Fate.Repeat it -> silent(repeats, it.item());
      case Fate.NoNews it -> silent(noNews, it.item());
    }
  }

  private void emitted(PromiseCount line, Fate.Emitted fate) {
    var topic = topics.events(fate.item().type());
    if (once(line, fate.item(), topic)) {
      var event = events.of(fate.item().id()).getFirst();
      var sequence = event.value().at("/sequence");
      if (!sequence.equals(Long.toString(fate.sequence()))) {
        line.differ(
            "%s has sequence %s, not %d".formatted(fate.item().name(), sequence, fate.sequence()));
      }
    }
  }

  private void late(Fate.Late fate) {
    var item = fate.item();
    if (once(late, item, topics.late())) {
      var comparison = compare(events.of(item.id()).getFirst(), fate);
      if (!comparison.agrees()) {
        late.differ(item.name() + ": " + comparison.text());
      }
    }
  }

  private FieldComparison compare(Event event, Fate.Late fate) {
    var value = event.value();
    var superseded = expected.supersedes(event.supersededBy(), fate);
    return new FieldComparison()
        .same("sequence", Document.NOTHING, value.at("/sequence"))
        .absent(EventHeaders.SEQUENCE, event.found().header(EventHeaders.SEQUENCE))
        .check(waited(value.root().at("/lateBy")), "lateBy", "ms", value.at("/lateBy"))
        .check(superseded, "supersededBy", fate.supersededBy(), event.supersededBy());
  }

  private static boolean waited(JsonNode lateBy) {
    return lateBy.isIntegralNumber() && lateBy.longValue() >= 0;
  }

  /// Counts an item whose event must be exactly once on that topic, and reports where it is
  /// instead.
  private boolean once(PromiseCount line, StoredChange item, String topic) {
    var found = events.of(item.id());
    line.expect(1);
    line.find(found.stream().filter(event -> event.topic().equals(topic)).count());
    if (found.size() == 1 && found.getFirst().topic().equals(topic)) {
      return true;
    }
    line.differ("%s should be once on %s, is %s".formatted(item.name(), topic, places(found)));
    return false;
  }

  private void silent(PromiseCount line, StoredChange item) {
    var found = events.of(item.id());
    line.expect(1);
    line.found(found.isEmpty());
    if (!found.isEmpty()) {
      line.differ(item.name() + " should be nowhere, is " + places(found));
    }
  }

  private JudgedPromise others() {
    var line = new PromiseCount("nothing else is emitted");
    for (var event : events.all()) {
      if (expected.of(event.id()) == null) {
        line.find(1);
        line.differ(event.found().place() + ": " + event.id() + " is no change's");
      }
    }
    return line.line();
  }

  private static String places(List<Event> events) {
    return events.isEmpty()
        ? "nowhere"
        : events.stream().map(event -> "at " + event.found().place()).collect(joining(" and "));
  }
}
