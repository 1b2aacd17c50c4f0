package io.penstock.proof.simulator.judge;

import io.penstock.proof.simulator.judge.ExpectedOutcomes.Fate;
import io.penstock.proof.simulator.judge.Reconciliation.Evidence;
import io.penstock.proof.simulator.judge.Reconciliation.JudgedPromise;
import io.penstock.schemas.EventHeaders;
import io.penstock.schemas.Operation;
import io.penstock.schemas.RawRecordHeaders;
import java.util.List;
import java.util.Objects;

/// Checks everything around an event's content: its key, partition and timestamp, its headers, and
/// the members of its envelope.
final class EnvelopeCheck {
  /// Headers that no event has, because the simulator sends no versions and reaches no bound.
  private static final List<String> NEVER =
      List.of(EventHeaders.GAP, EventHeaders.BASELINE, EventHeaders.FORCED);

  private final Evidence evidence;

  private EnvelopeCheck(Evidence evidence) {
    this.evidence = evidence;
  }

  static JudgedPromise line(Evidence evidence) {
    var envelopes = new EnvelopeCheck(evidence);
    var line = new PromiseCount("key, partition, time, headers and envelope of each event fit");
    for (var event : evidence.events().all()) {
      if (evidence.fates().of(event.id()) instanceof Fate.Speaking fate) {
        var comparison = envelopes.compare(event, fate);
        line.expect(1);
        line.found(comparison.agrees());
        if (!comparison.agrees()) {
          line.differ(fate.item().name() + ": " + comparison.text());
        }
      }
    }
    return line.line();
  }

  private FieldComparison compare(Event event, Fate.Speaking fate) {
    var comparison = new FieldComparison();
    place(comparison, event, fate.item());
    members(comparison, event, fate.item());
    headers(comparison, event, fate.item());
    operation(comparison, event, fate);
    corrected(comparison, event, fate);
    return comparison;
  }

  private void place(FieldComparison comparison, Event event, StoredChange item) {
    var raw = item.found();
    var stamped = evidence.raw().stamped(raw, event.found().timestamp());
    comparison
        .same("the key", key(item), event.found().key())
        .same("the partition", raw.partition(), event.found().partition())
        .holds(stamped, "its timestamp is no raw record's from its own on");
  }

  private static String key(StoredChange item) {
    var type = item.type().ownTopic() ? "" : item.type().name() + "/";
    return item.entity().connection() + "/" + type + item.entity().id();
  }

  private static void members(FieldComparison comparison, Event event, StoredChange item) {
    var model = Objects.requireNonNullElse(item.model(), Document.NOTHING);
    var received = item.found().header(RawRecordHeaders.RECEIVED_AT);
    comparison
        .same("/schema", "1", event.value().at("/schema"))
        .same("/entity", item.entity(), event.entity())
        .same("/occurredAt", item.occurred(), event.value().at("/occurredAt"))
        .same("/receivedAt", ExpectedTime.ofHeader(received), event.value().at("/receivedAt"))
        .same("/model", model, event.value().at("/model"));
  }

  private static void headers(FieldComparison comparison, Event event, StoredChange item) {
    var connection = item.entity().connection();
    header(comparison, event, EventHeaders.SPEC_VERSION, "1.0");
    header(comparison, event, EventHeaders.SOURCE, "/connections/" + connection);
    header(comparison, event, EventHeaders.SUBJECT, item.entity().id());
    header(comparison, event, EventHeaders.TIME, item.occurred());
    header(comparison, event, EventHeaders.CONTENT_TYPE, "application/json");
    comparison.same(
        EventHeaders.WEBHOOK_ID,
        Objects.requireNonNullElse(item.found().header(RawRecordHeaders.WEBHOOK_ID), ""),
        event.found().header(EventHeaders.WEBHOOK_ID));
    for (var mark : NEVER) {
      comparison.absent(mark, event.found().header(mark));
    }
  }

  private static void operation(FieldComparison comparison, Event event, Fate.Speaking fate) {
    var operation = operation(fate).label();
    comparison.same("/operation", operation, event.value().at("/operation"));
    var type = "penstock." + fate.item().type().name() + "." + operation;
    header(comparison, event, EventHeaders.TYPE, type);
  }

  private static void corrected(FieldComparison comparison, Event event, Fate.Speaking fate) {
    if (fate instanceof Fate.Emitted emitted && emitted.corrected()) {
      header(comparison, event, EventHeaders.CORRECTED, "true");
    } else {
      comparison.absent(EventHeaders.CORRECTED, event.found().header(EventHeaders.CORRECTED));
    }
  }

  /// The operation that the event must name. A late event has no place in its entity's history, so
  /// it is either a deletion or an update.
  private static Operation operation(Fate.Speaking fate) {
    return switch (fate) {
      case Fate.Emitted emitted -> emitted.operation();
      case Fate.Late(var item, _) -> item.gone() ? Operation.DELETED : Operation.UPDATED;
    };
  }

  private static void header(
      FieldComparison comparison, Event event, String name, String expected) {
    comparison.same(name, expected, event.found().header(name));
  }
}
