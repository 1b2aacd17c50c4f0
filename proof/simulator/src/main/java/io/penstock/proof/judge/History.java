package io.penstock.proof.judge;

import static java.util.Comparator.comparing;

import io.penstock.schemas.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All items of one entity, and what must become of each, decided from the log alone.
final class History {
  private static final Comparator<Item> IN_TURN =
      comparing((Item item) -> item.change().changedAt())
          .thenComparingLong(item -> item.stored().found().offset())
          .thenComparingInt(Item::number);

  private final List<Item> items;
  private final long graceMs;

  /// @param items in the order of the log, repeats left out
  History(List<Item> items, Duration grace) {
    this.items = items;
    this.graceMs = grace.toMillis();
  }

  List<Fate> fates() {
    var fates = new ArrayList<Fate>();
    var turns = new ArrayList<Item>();
    for (int i = 0; i < items.size(); i++) {
      var item = items.get(i);
      if (late(item, items.subList(0, i))) {
        fates.add(new Fate.Late(item));
      } else {
        turns.add(item);
      }
    }
    turns.sort(IN_TURN);
    fates.addAll(inTurn(turns));
    return fates;
  }

  /// Whether a later change stands before it in the log whose wait was over when it came.
  private boolean late(Item item, List<Item> before) {
    return before.stream()
        .anyMatch(
            other ->
                other.change().changedAt().isAfter(item.change().changedAt())
                    && item.clockMs() - other.clockMs() >= graceMs);
  }

  private static List<Fate> inTurn(List<Item> turns) {
    var fates = new ArrayList<Fate>();
    Fate.Emitted last = null;
    for (var item : turns) {
      if (last != null && saysTheSame(last.item(), item)) {
        fates.add(new Fate.Unchanged(item));
      } else {
        var sequence = last == null ? 1 : last.sequence() + 1;
        last = new Fate.Emitted(item, sequence, operation(item, last));
        fates.add(last);
      }
    }
    return fates;
  }

  private static boolean saysTheSame(Item one, Item other) {
    return one.gone() == other.gone() && one.change().content().equals(other.change().content());
  }

  /// @param last the entity's event before it; null where it is the first
  private static Operation operation(Item item, Fate.@Nullable Emitted last) {
    if (item.gone()) {
      return Operation.DELETED;
    }
    var created = last == null ? item.change().verb() == Operation.CREATED : last.item().gone();
    return created ? Operation.CREATED : Operation.UPDATED;
  }
}
