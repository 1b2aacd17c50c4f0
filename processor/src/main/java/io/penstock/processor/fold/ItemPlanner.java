package io.penstock.processor.fold;

import io.penstock.processor.emit.DeadLetters.DeadItem;
import io.penstock.processor.emit.Events;
import io.penstock.processor.fold.RecordPlan.LogSpan;
import io.penstock.processor.normalize.EntityChangeFactory;
import io.penstock.processor.normalize.EntityChangeFactory.ArrivedChange;
import io.penstock.processor.order.EntityQueue;
import io.penstock.processor.order.EntityState;
import io.penstock.processor.order.HeldItem.HeldChange;
import io.penstock.processor.order.HeldItem.LogPlace;
import io.penstock.processor.read.RawDelivery;
import io.penstock.processor.read.Webhook;
import io.penstock.processor.read.Webhook.Item;
import io.penstock.processor.read.Webhook.Verb;
import io.penstock.schemas.DeadReason;
import io.penstock.schemas.EntityEvent.Place;
import io.penstock.schemas.RawItemPosition;
import io.penstock.senders.recipe.ChangeOrder;
import java.util.Objects;

/// Decides the outcome of one item, or holds it.
final class ItemPlanner {
  private final EntityChangeFactory changes;
  private final Events events;
  private final HeldItemReleaser releaser;
  private final FoldRules rules;

  ItemPlanner(
      EntityChangeFactory changes, Events events, HeldItemReleaser releaser, FoldRules rules) {
    this.changes = changes;
    this.events = events;
    this.releaser = releaser;
    this.rules = rules;
  }

  /// The result of planning one item.
  sealed interface ItemDecision {

    /// The plan contains the item's outcome, or holds the item.
    record Planned() implements ItemDecision {}

    /// The item is dead. The dead items of a webhook share one dead letter.
    record Died(DeadItem item) implements ItemDecision {}
  }

  private static final ItemDecision PLANNED = new ItemDecision.Planned();

  /// Plans one item of a webhook.
  ItemDecision decide(
      RecordPlan plan, RawDelivery.Genuine delivered, Webhook.Change webhook, int item) {
    return switch (webhook.items().get(item)) {
      case Item.Full full ->
          place(plan, delivered, webhook, changes.full(delivered, webhook, full), item);
      case Item.Thin(var id) when webhook.verb() == Verb.DELETED ->
          place(plan, delivered, webhook, changes.contentless(delivered, webhook, id), item);
      case Item.Thin(var id) -> {
        plan.count(ItemOutcome.FETCH, 1);
        plan.emit(events.fetch(delivered, webhook, id, item));
        yield PLANNED;
      }
      case Item.Unreadable(var reason, var detail) ->
          new ItemDecision.Died(new DeadItem(item, reason, detail));
    };
  }

  private ItemDecision place(
      RecordPlan plan,
      RawDelivery.Genuine delivered,
      Webhook.Change webhook,
      ArrivedChange arrival,
      int item) {
    var change = arrival.change();
    if (change.content().length > Events.CONTENT_BYTES_MAX) {
      var expected = "expected content of at most " + Events.CONTENT_BYTES_MAX + " bytes";
      return new ItemDecision.Died(new DeadItem(item, DeadReason.TOO_LARGE, expected));
    }
    var entity = change.stateKey();
    var queue = plan.queues().queue(entity);
    var key = arrival.contentless() ? queue.behindAll(arrival.key()) : arrival.key();
    var at = new LogPlace(delivered.record().offset(), item);
    if (queue.isPast(key)) {
      late(plan, delivered, arrival, at, Objects.requireNonNull(queue.last()));
      return PLANNED;
    }
    var graceMs = delivered.graceMs(rules.grace());
    var held = HeldChange.waiting(change, key, at, plan.clockMs(), graceMs, webhook.order());
    hold(plan, queue, held, delivered.origin().pulled());
    releaser.overBounds(plan, entity);
    return PLANNED;
  }

  /// Holds a change, and releases it at once if its turn has come.
  private void hold(RecordPlan plan, EntityQueue queue, HeldChange change, boolean pulled) {
    var dueMs = plan.hold(change);
    var held = change.held();
    var complete = pulled && held.order() == ChangeOrder.CONTIGUOUS;
    if (complete || queue.isNext(held) || dueMs <= plan.clockMs()) {
      releaser.now(plan, held);
    }
  }

  private void late(
      RecordPlan plan,
      RawDelivery.Genuine delivered,
      ArrivedChange arrival,
      LogPlace at,
      EntityState superseding) {
    var by = superseding.emitted();
    var byMs = plan.clockMs() - superseding.releasedMs();
    var partition = delivered.record().partition();
    var place = new Place.Late(byMs, new RawItemPosition(partition, by.offset(), by.item()));
    var change = arrival.change();
    plan.count(ItemOutcome.LATE, 1);
    plan.measure(LogSpan.Kind.LATE, byMs);
    plan.emit(events.late(change, at, change.late(place), arrival.key()));
  }
}
