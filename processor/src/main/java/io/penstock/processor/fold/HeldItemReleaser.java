package io.penstock.processor.fold;

import io.penstock.processor.emit.Events;
import io.penstock.processor.order.EntityState;
import io.penstock.processor.order.HeldItem;
import io.penstock.processor.order.Sequencer;
import io.penstock.processor.order.Sequencer.Placing;

/// Releases held items when their wait ends, when no earlier version is missing, or early when too
/// much is held.
final class HeldItemReleaser {
  private final Events events;
  private final FoldRules rules;

  HeldItemReleaser(Events events, FoldRules rules) {
    this.events = events;
    this.rules = rules;
  }

  /// Releases all items whose wait has ended, in the order in which the waits ended.
  void due(RecordPlan plan) {
    var queues = plan.queues();
    var clockMs = plan.clockMs();
    for (var due = queues.takeDue(clockMs); due != null; due = queues.takeDue(clockMs)) {
      through(plan, due.held(), due.ms(), false);
      queues.lookAgain(due.held().entity(), clockMs);
    }
  }

  /// Releases an item whose turn has come, after earlier held items and before versions it
  /// unblocks.
  void now(RecordPlan plan, HeldItem item) {
    through(plan, item, plan.clockMs(), false);
  }

  /// Releases items early while a bound is exceeded, the oldest first.
  void overBounds(RecordPlan plan, String entity) {
    var queues = plan.queues();
    while (queues.queue(entity).size() > rules.heldPerEntityMax()) {
      through(plan, queues.queue(entity).oldest(), plan.clockMs(), true);
    }
    while (queues.size() > rules.heldMax() || queues.weight() > rules.heldBytesMax()) {
      through(plan, queues.oldest(), plan.clockMs(), true);
    }
  }

  /// Releases the entity's held items that precede the item, the item, and the held versions that
  /// follow without a gap.
  private void through(RecordPlan plan, HeldItem item, long atMs, boolean forced) {
    var queue = plan.queues().queue(item.entity());
    for (var each : queue.through(item)) {
      release(plan, each, atMs, forced);
    }
    for (var each = queue.following(); each != null; each = queue.following()) {
      release(plan, each, atMs, false);
    }
  }

  private void release(RecordPlan plan, HeldItem item, long atMs, boolean forced) {
    var change = plan.release(item);
    var last = plan.queues().queue(item.entity()).last();
    switch (Sequencer.place(last, item, change.hash(), atMs)) {
      case Placing.Unchanged(var state) -> {
        plan.count(ItemOutcome.UNCHANGED, 1);
        plan.queues().remember(item.entity(), state);
      }
      case Placing.Next(var sequence, var revives, var marks) -> {
        plan.count(ItemOutcome.EMITTED, 1);
        var head = change.next(sequence, revives);
        plan.emit(events.inOrder(change, item, head, marks, forced));
        var state = EntityState.after(last, item, atMs, change.hash(), sequence, change.deleted());
        plan.queues().remember(item.entity(), state);
      }
    }
  }
}
