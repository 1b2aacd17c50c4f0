package io.penstock.proof.reference;

import io.penstock.proof.reference.ModelSettings.Bounds;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// Counts the cases of bounds: what one record releases, and what is forced out.
final class BoundCases {
  private static final Bounds DEFAULT = Bounds.DEFAULT;

  private final CaseCounts counts;

  BoundCases(CaseCounts counts) {
    this.counts = counts;
  }

  void count(ModelSettings settings, List<RecordResult> steps, List<ArrivedItem> items) {
    var arrived = items.stream().collect(Collectors.toMap(ArrivedItem::id, item -> item));
    for (int step = 0; step < steps.size(); step++) {
      countReleaseBound(settings.bounds(), steps, step, arrived);
      countForced(settings.bounds(), steps, step);
      countTurns(released(steps.get(step)), arrived);
    }
    countLateBehindHeld(steps);
  }

  private static List<Emission> released(RecordResult step) {
    return step.emissions().stream().filter(Steps::inOrder).toList();
  }

  /// A record that comes at the same time on the log clock releases what is over and was held back,
  /// if it has no item of that entity. The bound that held it back is the only one that is small.
  private void countReleaseBound(
      Bounds bounds, List<RecordResult> steps, int step, Map<String, ArrivedItem> arrived) {
    var result = steps.get(step);
    var own =
        arrived.values().stream()
            .filter(item -> item.step() == step)
            .map(item -> item.ordered().entity())
            .collect(Collectors.toSet());
    var follows =
        step > 0
            && result.clockMs() == steps.get(step - 1).clockMs()
            && released(result).stream()
                .filter(event -> !event.has("forced") && arrived.containsKey(Steps.id(event)))
                .anyMatch(event -> !own.contains(ordered(event, arrived).entity()));
    var items = bounds.releaseItemsMax() < DEFAULT.releaseItemsMax();
    var bytes = bounds.releaseBytesMax() < DEFAULT.releaseBytesMax();
    counts.note("release.items.max reached, items over and held", follows && items && !bytes);
    counts.note("release.bytes.max reached, items over and held", follows && bytes && !items);
  }

  /// The item of an event whose record arrived without repeats.
  private static OrderedItem ordered(Emission event, Map<String, ArrivedItem> arrived) {
    return Objects.requireNonNull(arrived.get(Steps.id(event)), "an arrived item").ordered();
  }

  private void countForced(Bounds bounds, List<RecordResult> steps, int step) {
    var forced = released(steps.get(step)).stream().anyMatch(event -> event.has("forced"));
    if (!forced) {
      return;
    }
    var entity = bounds.heldPerEntityMax() < DEFAULT.heldPerEntityMax();
    var items = bounds.heldMax() < DEFAULT.heldMax();
    var bytes = bounds.heldBytesMax() < DEFAULT.heldBytesMax();
    var noShare = bounds.heldSharePercent() == 100;
    counts.note("forced by entity max", entity && !items && !bytes);
    counts.note("forced by held max", items && !entity && !bytes && noShare);
    counts.note("forced by bytes", bytes && !entity && !items && noShare);
    counts.note(
        "forced by share", items && !entity && !bytes && mostHeld(steps, step) <= bounds.heldMax());
  }

  /// At most so many items were held at once at the step: those before it and all that it added.
  private static long mostHeld(List<RecordResult> steps, int step) {
    return (step == 0 ? 0 : steps.get(step - 1).count("held"))
        + Steps.countOf(steps, step, "items")
        - Steps.countOf(steps, step, "duplicate");
  }

  /// Counts items that left before items whose wait was over earlier, because it was the turn of
  /// their connection. Their entities have no other events at this step.
  private void countTurns(List<Emission> events, Map<String, ArrivedItem> arrived) {
    var left =
        events.stream()
            .filter(event -> arrived.containsKey(Steps.id(event)))
            .map(event -> ordered(event, arrived).entity())
            .toList();
    var alone =
        events.stream()
            .filter(event -> !event.has("forced") && !Steps.kind(event).equals("version"))
            .filter(event -> arrived.containsKey(Steps.id(event)))
            .map(event -> ordered(event, arrived))
            .filter(ordered -> Collections.frequency(left, ordered.entity()) == 1)
            .toList();
    for (int i = 1; i < alone.size(); i++) {
      var one = alone.get(i - 1);
      var next = alone.get(i);
      counts.note(
          "turn of another connection",
          !one.delivery().connection().equals(next.delivery().connection())
              && one.graceEndsMs() > next.graceEndsMs());
    }
  }

  /// Counts late items whose superseding item left with a later record.
  private void countLateBehindHeld(List<RecordResult> steps) {
    var leftAt = new HashMap<String, Integer>();
    for (int step = 0; step < steps.size(); step++) {
      var left = step;
      released(steps.get(step)).forEach(event -> leftAt.put(Steps.id(event), left));
    }
    for (int step = 0; step < steps.size(); step++) {
      for (var late : steps.get(step).emissions().stream().filter(Steps::late).toList()) {
        var by = Steps.value(late).get("supersededBy");
        var id = by.get("partition") + "-" + by.get("offset") + "-" + by.get("item");
        counts.note("late behind an item that is over and held", leftAt.getOrDefault(id, 0) > step);
      }
    }
  }
}
