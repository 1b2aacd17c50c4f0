package io.penstock.processor.fold;

import io.penstock.processor.emit.Events;
import io.penstock.processor.fold.FoldRules.ReleaseLimits;
import io.penstock.processor.order.EntityState;
import io.penstock.processor.order.HeldItem;
import io.penstock.processor.order.HeldItem.ItemSource;
import io.penstock.processor.order.ReleaseTurns.Released;
import io.penstock.processor.order.Sequencer;
import io.penstock.processor.order.Sequencer.Placing;

/// Releases held items whose wait is over, and others early when too much is held, within the
/// bounds of one plan.
final class HeldItemReleaser {
  private static final int OWN_TIMES = 2;

  private final Events events;
  private final ReleaseLimits limits;
  private final RequestPlanner requests;

  HeldItemReleaser(Events events, ReleaseLimits limits, RequestPlanner requests) {
    this.events = events;
    this.limits = limits;
    this.requests = requests;
  }

  /// Releases items until no wait is over and no limit is exceeded, or a bound of the plan is
  /// reached. Items that are then still held follow with the next records.
  void release(RecordPlan plan) {
    var bounds = new Bounds(limits, plan);
    var turns = plan.turns(bounds.itemsMax);
    var next = turns.next();
    var item = next == null ? turns.excess() : next;
    while (item != null && bounds.admit(item)) {
      emit(plan, next == null ? turns.releaseExcess() : turns.release());
      next = turns.next();
      item = next == null ? turns.excess() : next;
    }
  }

  private void emit(RecordPlan plan, Released released) {
    var item = released.item();
    if (released.forced()) {
      plan.countForced();
    }
    var queue = released.queue();
    var change = plan.release(item);
    var last = queue.state();
    switch (Sequencer.place(last, item, released.overMs())) {
      case Placing.Unchanged(var state) -> {
        plan.count(ItemOutcome.UNCHANGED, 1);
        plan.remember(queue, state);
      }
      case Placing.Next(var sequence, var revives, var marks) -> {
        plan.count(ItemOutcome.EMITTED, 1);
        var head = change.next(sequence, revives);
        plan.emitReleased(events.inOrder(change, item, head, marks, released.forced()));
        plan.remember(queue, EntityState.after(last, item, released.overMs(), sequence));
        if (marks.corrected()) {
          plan.countCorrected();
        }
        if (revives && !item.deleted() && item.source() == ItemSource.ASKABLE) {
          requests.askAfterRevival(plan, item, change);
        }
      }
    }
  }

  /// The bounds of one plan's releases.
  private static final class Bounds {
    private final long itemsMax;
    private final long bytesMax;
    private long items;
    private long bytes;

    Bounds(ReleaseLimits limits, RecordPlan plan) {
      this.itemsMax = Math.max(limits.items(), OWN_TIMES * plan.ownItems());
      this.bytesMax = Math.max(limits.bytes(), OWN_TIMES * plan.ownBytes());
    }

    /// Admits one more item if it is within the bounds. The first item always is.
    boolean admit(HeldItem item) {
      var within = items < itemsMax && bytes + item.weight() <= bytesMax;
      if (within || items == 0) {
        items++;
        bytes += item.weight();
        return true;
      }
      return false;
    }
  }
}
