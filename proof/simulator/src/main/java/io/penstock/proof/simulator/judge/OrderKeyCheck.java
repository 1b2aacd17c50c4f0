package io.penstock.proof.simulator.judge;

import io.penstock.proof.simulator.judge.Event.Entity;
import io.penstock.proof.simulator.judge.ExpectedOutcomes.Fate;
import io.penstock.proof.simulator.judge.Reconciliation.Evidence;
import io.penstock.proof.simulator.judge.Reconciliation.JudgedPromise;
import io.penstock.schemas.EventHeaders;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Checks the order keys: they equal the changed times, or the raw offsets of deletions that have
/// none, and those of one kind never decrease within an entity. After a correction the order begins
/// anew.
final class OrderKeyCheck {
  private OrderKeyCheck() {}

  static JudgedPromise line(Evidence evidence) {
    var line = new PromiseCount("order keys are the changed times and never decrease");
    var greatest = new HashMap<Entity, Map<String, Long>>();
    for (var event : evidence.events().all()) {
      var fate = evidence.fates().of(event.id());
      var comparison = compare(event, fate);
      if (!event.topic().equals(evidence.rules().topics().late())) {
        rise(event, greatest, comparison);
      }
      line.expect(1);
      line.found(comparison.agrees());
      if (!comparison.agrees()) {
        line.differ(event.found().place() + ", " + event.id() + ": " + comparison.text());
      }
    }
    return line.line();
  }

  private static FieldComparison compare(Event event, @Nullable Fate fate) {
    var key = event.found().header(EventHeaders.ORDER_KEY);
    return fate == null
        ? new FieldComparison()
        : new FieldComparison()
            .same(EventHeaders.ORDER_KEY, Long.toString(fate.item().orderKey()), key)
            .same(
                EventHeaders.ORDER_KIND,
                fate.item().orderKind(),
                event.found().header(EventHeaders.ORDER_KIND));
  }

  private static void rise(
      Event event, Map<Entity, Map<String, Long>> greatest, FieldComparison comparison) {
    var key = number(event.found().header(EventHeaders.ORDER_KEY));
    var kind = String.valueOf(event.found().header(EventHeaders.ORDER_KIND));
    if (event.found().header(EventHeaders.CORRECTED) != null) {
      greatest.remove(event.entity());
    }
    var keys = greatest.computeIfAbsent(event.entity(), _ -> new HashMap<>());
    var before = keys.get(kind);
    comparison.holds(
        key != null && (before == null || key >= before),
        "order-key " + key + " comes after " + before);
    if (key != null) {
      keys.merge(kind, key, Long::max);
    }
  }

  private static @Nullable Long number(@Nullable String text) {
    try {
      return text == null ? null : Long.valueOf(text);
    } catch (NumberFormatException _) {
      return null;
    }
  }
}
