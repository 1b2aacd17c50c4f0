package io.penstock.proof.simulator.judge;

import io.penstock.proof.simulator.judge.Event.Entity;
import io.penstock.proof.simulator.judge.Reconciliation.Evidence;
import io.penstock.proof.simulator.judge.Reconciliation.JudgedPromise;
import io.penstock.schemas.EventHeaders;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Checks the sequences and the event ids, as a consumer can that knows only the topics.
final class SequenceCheck {
  private SequenceCheck() {}

  static List<JudgedPromise> lines(Evidence evidence) {
    return List.of(inTurn(evidence.events()), ids(evidence.events()));
  }

  private static JudgedPromise inTurn(Events events) {
    var line = new PromiseCount("each entity's sequence is 1, 2, 3, ... as it is read");
    var last = new HashMap<Entity, Long>();
    for (var event : events.inTurn()) {
      var comparison = compare(event, last);
      line.expect(1);
      line.found(comparison.agrees());
      if (!comparison.agrees()) {
        line.differ(event.found().place() + ", " + event.id() + ": " + comparison.text());
      }
    }
    return line.line();
  }

  private static FieldComparison compare(Event event, Map<Entity, Long> last) {
    var next = last.getOrDefault(event.entity(), 0L) + 1;
    var node = event.value().root().at("/sequence");
    var sequence = node.isIntegralNumber() ? node.longValue() : next;
    last.put(event.entity(), sequence);
    var padded = String.format(Locale.ROOT, "%020d", sequence);
    return new FieldComparison()
        .same("sequence", Long.toString(next), event.value().at("/sequence"))
        .same(EventHeaders.SEQUENCE, padded, event.found().header(EventHeaders.SEQUENCE));
  }

  private static JudgedPromise ids(Events events) {
    var line = new PromiseCount("no event id twice on any topic");
    var seen = new HashSet<String>();
    for (var event : events.all()) {
      line.expect(1);
      line.found(seen.add(event.id()));
    }
    seen.stream()
        .filter(id -> events.of(id).size() > 1)
        .forEach(id -> line.differ(id + " is there " + events.of(id).size() + " times"));
    return line.line();
  }
}
