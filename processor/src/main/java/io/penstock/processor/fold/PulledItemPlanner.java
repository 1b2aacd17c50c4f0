package io.penstock.processor.fold;

import io.penstock.processor.emit.DeadLetters.DeadItem;
import io.penstock.processor.normalize.EntityChangeFactory;
import io.penstock.processor.normalize.EntityChangeFactory.KeyedChange;
import io.penstock.processor.order.EntityQueue;
import io.penstock.processor.order.HeldItem.Arrival;
import io.penstock.processor.order.HeldItem.HeldChange;
import io.penstock.processor.order.HeldItem.LogPlace;
import io.penstock.processor.order.PulledItemJudge;
import io.penstock.processor.order.PulledItemJudge.Judgement;
import io.penstock.processor.pull.AskingLimits;
import io.penstock.processor.read.PulledRead;
import io.penstock.processor.read.RawDelivery;
import io.penstock.processor.read.Webhook;
import io.penstock.processor.read.Webhook.Item;

/// Decides the outcome of one item with which an API answered. It is never late and does not wait.
final class PulledItemPlanner {
  private final EntityChangeFactory changes;
  private final long lagMaxMs;

  PulledItemPlanner(EntityChangeFactory changes, AskingLimits limits) {
    this.changes = changes;
    this.lagMaxMs = limits.lagMax().toMillis();
  }

  /// The result of planning one item.
  sealed interface PulledDecision {
    /// The plan contains the item, which says nothing that contradicts what is known.
    ///
    /// @param emits whether the item is emitted
    record Accepted(String id, boolean emits) implements PulledDecision {}

    /// The item contradicts what is known and is superseded, so the API is asked again.
    record Contradicts(String id) implements PulledDecision {}

    /// The item is dead.
    record Died(DeadItem item) implements PulledDecision {}
  }

  /// Plans one item of an API's answer.
  ///
  /// @param read the read of the API
  /// @param answering whether the API is known to answer requests for the type since the mark
  PulledDecision decide(
      RecordPlan plan,
      RawDelivery.Genuine delivered,
      PulledRead read,
      Webhook.Change answer,
      int item,
      boolean answering) {
    return switch (answer.items().get(item)) {
      case Item.Full full ->
          content(plan, delivered, read, changes.full(delivered, answer, full), item);
      case Item.Absent(var id) -> {
        var keyed = changes.contentless(delivered, answer, id);
        yield absence(plan, delivered, read, keyed, item, answering);
      }
      case Item.Unreadable(var reason, var detail) ->
          new PulledDecision.Died(new DeadItem(item, reason, detail));
      case Item.Thin _ -> throw new IllegalStateException("an API's answer without content");
    };
  }

  private PulledDecision content(
      RecordPlan plan,
      RawDelivery.Genuine delivered,
      PulledRead read,
      KeyedChange keyed,
      int item) {
    var change = keyed.change();
    if (ItemPlanner.isTooLarge(change)) {
      return new PulledDecision.Died(ItemPlanner.tooLarge(item));
    }
    var queue = plan.queue(change.stateKey(), delivered.connection());
    var settled = isSettled(queue, read);
    var judgement = PulledItemJudge.content(queue, keyed.key(), change.hash(), settled);
    return carryOut(plan, delivered, queue, keyed, item, judgement);
  }

  private PulledDecision absence(
      RecordPlan plan,
      RawDelivery.Genuine delivered,
      PulledRead read,
      KeyedChange keyed,
      int item,
      boolean answering) {
    var queue = plan.queue(keyed.change().stateKey(), delivered.connection());
    var believable = answering && isSettled(queue, read);
    var judgement = PulledItemJudge.absence(queue, keyed.key(), believable);
    return carryOut(plan, delivered, queue, keyed, item, judgement);
  }

  private boolean isSettled(EntityQueue queue, PulledRead read) {
    var newestMs = queue.newestMs();
    return newestMs == null || read.isSettledAbout(newestMs, lagMaxMs);
  }

  private static PulledDecision carryOut(
      RecordPlan plan,
      RawDelivery.Genuine delivered,
      EntityQueue queue,
      KeyedChange keyed,
      int item,
      Judgement judgement) {
    var change = keyed.change();
    var id = change.entity().id();
    return switch (judgement) {
      case Judgement.Placed(var key, var source, var changes) -> {
        var at = new LogPlace(delivered.record().offset(), item);
        var arrival = new Arrival(plan.clockMs(), plan.timestampMs(), 0, source);
        plan.hold(queue, HeldChange.of(change, key, at, arrival));
        yield new PulledDecision.Accepted(id, changes);
      }
      case Judgement.Unchanged() -> {
        plan.count(ItemOutcome.UNCHANGED, 1);
        yield new PulledDecision.Accepted(id, false);
      }
      case Judgement.Superseded(var contradicts) -> {
        plan.count(ItemOutcome.SUPERSEDED, 1);
        yield contradicts
            ? new PulledDecision.Contradicts(id)
            : new PulledDecision.Accepted(id, false);
      }
    };
  }
}
