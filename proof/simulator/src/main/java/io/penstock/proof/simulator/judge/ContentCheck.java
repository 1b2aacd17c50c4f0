package io.penstock.proof.simulator.judge;

import static java.util.Map.Entry.comparingByKey;

import io.penstock.proof.simulator.judge.ExpectedOutcomes.Fate;
import io.penstock.proof.simulator.judge.Reconciliation.Evidence;
import io.penstock.proof.simulator.judge.Reconciliation.JudgedPromise;

/// Checks the contents: each event shows the values that the simulator put into its webhook, or
/// into the source whose API answered.
final class ContentCheck {
  private ContentCheck() {}

  static JudgedPromise line(Evidence evidence) {
    var line = new PromiseCount("each event shows what its webhook or its answer said");
    for (var event : evidence.events().all()) {
      if (evidence.fates().of(event.id()) instanceof Fate.Speaking fate) {
        var comparison = compare(event, fate.item());
        line.expect(1);
        line.found(comparison.agrees());
        if (!comparison.agrees()) {
          line.differ(fate.item().name() + ": " + comparison.text());
        }
      }
    }
    return line.line();
  }

  private static FieldComparison compare(Event event, StoredChange item) {
    var value = event.value();
    var comparison = new FieldComparison();
    item.change().shows().entrySet().stream()
        .sorted(comparingByKey())
        .forEach(
            shown -> {
              var pointer = shown.getKey();
              var same = value.shows(pointer, shown.getValue());
              comparison.check(same, pointer, shown.getValue(), value.at(pointer));
            });
    return comparison;
  }
}
