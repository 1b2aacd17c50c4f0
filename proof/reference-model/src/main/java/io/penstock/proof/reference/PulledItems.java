package io.penstock.proof.reference;

import io.penstock.proof.reference.Judgement.Placed;
import io.penstock.proof.reference.Judgement.Superseded;
import io.penstock.proof.reference.Judgement.Unmoved;
import java.util.List;

/// Decides the items of pulled records.
final class PulledItems {
  private final Judging judging;
  private final Waits waits;
  private final ModelCounts counts;

  PulledItems(Judging judging, Waits waits, ModelCounts counts) {
    this.judging = judging;
    this.waits = waits;
    this.counts = counts;
  }

  /// Decides the items of a record that are not dead.
  void decide(List<PendingItem> items, long now, OnceMore once) {
    for (var pending : items) {
      var item = pending.ordered(pending.namedEntity());
      switch (judging.judge(item, now)) {
        case Placed(var placed, var differs) -> {
          waits.place(placed, now);
          once.placed(item.entity(), differs);
        }
        case Unmoved() -> counts.add("unchanged", 1);
        case Superseded(var contradicts) -> {
          counts.add("superseded", 1);
          if (contradicts) {
            once.contradicted(item.entity());
          }
        }
      }
    }
  }
}
