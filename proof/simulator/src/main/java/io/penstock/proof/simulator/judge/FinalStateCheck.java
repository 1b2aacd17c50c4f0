package io.penstock.proof.simulator.judge;

import io.penstock.proof.simulator.SourceChange;
import io.penstock.proof.simulator.judge.Event.Entity;
import io.penstock.proof.simulator.judge.Reconciliation.Evidence;
import io.penstock.proof.simulator.judge.Reconciliation.JudgedPromise;
import io.penstock.schemas.Operation;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Checks that the last event of each entity of an API shows the last state of its source, whatever
/// the webhooks told.
final class FinalStateCheck {
  private FinalStateCheck() {}

  static JudgedPromise line(Evidence evidence) {
    var line = new PromiseCount("each entity of an API ends in the state of its source");
    var last = last(evidence.events());
    evidence
        .source()
        .last()
        .forEach(
            (entity, change) -> {
              var difference = difference(change, last.get(entity), evidence.fates());
              line.expect(1);
              line.found(difference.isEmpty());
              if (!difference.isEmpty()) {
                line.differ(
                    "%s %s of %s %s"
                        .formatted(entity.type(), entity.id(), entity.connection(), difference));
              }
            });
    return line.line();
  }

  private static Map<Entity, Event> last(Events events) {
    var last = new HashMap<Entity, Event>();
    events.inTurn().forEach(event -> last.put(event.entity(), event));
    return last;
  }

  private static String difference(
      SourceChange change, @Nullable Event event, ExpectedOutcomes expected) {
    if (event == null) {
      return "has no event";
    }
    var deleted = event.value().at("/operation").equals(Operation.DELETED.label());
    if (deleted != change.change().deleted()) {
      return "ends with %s, which is %s".formatted(event.id(), deleted ? "a deletion" : "none");
    }
    return change.json() == null || (shows(change, event) && is(change, event, expected))
        ? ""
        : "ends with %s, which shows another state".formatted(event.id());
  }

  /// Whether the event's raw record has the content of the change.
  private static boolean is(SourceChange change, Event event, ExpectedOutcomes expected) {
    var fate = expected.of(event.id());
    return fate != null && fate.item().change().content().equals(change.change().content());
  }

  private static boolean shows(SourceChange change, Event event) {
    return change.change().shows().entrySet().stream()
        .allMatch(shown -> event.value().shows(shown.getKey(), shown.getValue()));
  }
}
