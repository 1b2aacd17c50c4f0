package io.penstock.processor.fold;

import io.penstock.processor.emit.DeadLetters.DeadItem;
import io.penstock.processor.emit.Events;
import io.penstock.processor.fold.RecordPlan.LogSpan;
import io.penstock.processor.normalize.EntityChangeFactory;
import io.penstock.processor.normalize.EntityChangeFactory.KeyedChange;
import io.penstock.processor.normalize.OrderKey.OrderKind;
import io.penstock.processor.order.EntityState.LastKey;
import io.penstock.processor.order.HeldItem.HeldChange;
import io.penstock.processor.order.HeldItem.LogPlace;
import io.penstock.processor.read.RawDelivery;
import io.penstock.processor.read.Webhook;
import io.penstock.processor.read.Webhook.Item;
import io.penstock.processor.read.Webhook.Verb;
import io.penstock.schemas.DeadReason;
import io.penstock.schemas.EntityEvent.Place;
import io.penstock.schemas.RawItemPosition;

/// Decides the outcome of one item, or holds it.
final class ItemPlanner {
  private final EntityChangeFactory changes;
  private final Events events;
  private final FoldRules rules;

  ItemPlanner(EntityChangeFactory changes, Events events, FoldRules rules) {
    this.changes = changes;
    this.events = events;
    this.rules = rules;
  }

  /// The result of planning one item.
  sealed interface ItemDecision {

    /// The plan contains the item's outcome, or holds the item.
    record Planned() implements ItemDecision {}

    /// The item asks for its entity's content. The ids of a webhook share requests.
    record Asked(String id) implements ItemDecision {}

    /// The item is dead. The dead items of a webhook share one dead letter.
    record Died(DeadItem item) implements ItemDecision {}
  }

  private static final ItemDecision PLANNED = new ItemDecision.Planned();

  /// Plans one item of a webhook.
  ItemDecision decide(
      RecordPlan plan, RawDelivery.Genuine delivered, Webhook.Change webhook, int item) {
    return switch (webhook.items().get(item)) {
      case Item.Full full -> place(plan, delivered, changes.full(delivered, webhook, full), item);
      case Item.Thin(var id) when webhook.verb() == Verb.DELETED ->
          place(plan, delivered, changes.contentless(delivered, webhook, id), item);
      case Item.Thin(var id) -> {
        plan.count(ItemOutcome.FETCH, 1);
        yield new ItemDecision.Asked(id);
      }
      case Item.Unreadable(var reason, var detail) ->
          new ItemDecision.Died(new DeadItem(item, reason, detail));
    };
  }

  private ItemDecision place(
      RecordPlan plan, RawDelivery.Genuine delivered, KeyedChange keyed, int item) {
    var change = keyed.change();
    if (change.content().length > Events.CONTENT_BYTES_MAX) {
      var expected = "expected content of at most " + Events.CONTENT_BYTES_MAX + " bytes";
      return new ItemDecision.Died(new DeadItem(item, DeadReason.TOO_LARGE, expected));
    }
    var queue = plan.queue(change.stateKey(), delivered.connection());
    var key = keyed.key();
    var at = new LogPlace(delivered.record().offset(), item);
    var superseding = queue.superseding(key);
    if (superseding != null) {
      late(plan, delivered, keyed, at, superseding);
      return PLANNED;
    }
    var graceMs = delivered.graceMs(rules.grace());
    var complete = delivered.origin().pulled() && key.kind() == OrderKind.VERSION;
    plan.hold(queue, HeldChange.waiting(change, key, at, plan.clockMs(), graceMs, complete));
    return PLANNED;
  }

  private void late(
      RecordPlan plan,
      RawDelivery.Genuine delivered,
      KeyedChange keyed,
      LogPlace at,
      LastKey superseding) {
    var by = superseding.at();
    var byMs = plan.clockMs() - superseding.overMs();
    var partition = delivered.record().partition();
    var place = new Place.Late(byMs, new RawItemPosition(partition, by.offset(), by.item()));
    var change = keyed.change();
    plan.count(ItemOutcome.LATE, 1);
    plan.measure(LogSpan.Kind.LATE, byMs);
    plan.emit(events.late(change, at, change.late(place), keyed.key()));
  }
}
