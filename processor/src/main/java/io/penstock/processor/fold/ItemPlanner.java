package io.penstock.processor.fold;

import io.penstock.processor.emit.DeadLetters.DeadItem;
import io.penstock.processor.emit.Events;
import io.penstock.processor.fold.RecordPlan.LogSpan;
import io.penstock.processor.normalize.EntityChange;
import io.penstock.processor.normalize.EntityChangeFactory;
import io.penstock.processor.normalize.EntityChangeFactory.KeyedChange;
import io.penstock.processor.normalize.OrderKey.OrderKind;
import io.penstock.processor.order.EntityQueue.LastItem;
import io.penstock.processor.order.EntityState.LastKey;
import io.penstock.processor.order.HeldItem.Arrival;
import io.penstock.processor.order.HeldItem.HeldChange;
import io.penstock.processor.order.HeldItem.ItemSource;
import io.penstock.processor.order.HeldItem.LogPlace;
import io.penstock.processor.pull.AskReason;
import io.penstock.processor.read.RawDelivery;
import io.penstock.processor.read.Webhook;
import io.penstock.processor.read.Webhook.Item;
import io.penstock.processor.read.Webhook.Verb;
import io.penstock.schemas.DeadReason;
import io.penstock.schemas.EntityEvent.Place;
import io.penstock.schemas.RawItemPosition;
import org.jspecify.annotations.Nullable;

/// Decides the outcome of one item that a sender pushed, or holds it.
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

    /// The plan contains the item's outcome, or holds the item, and the item is a reason to ask the
    /// API for its entity.
    record Asks(String id, AskReason reason) implements ItemDecision {}

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
        yield new ItemDecision.Asks(id, AskReason.THIN);
      }
      case Item.Absent _ -> throw new IllegalStateException("pushed, but an API's answer");
      case Item.Unreadable(var reason, var detail) ->
          new ItemDecision.Died(new DeadItem(item, reason, detail));
    };
  }

  private ItemDecision place(
      RecordPlan plan, RawDelivery.Genuine delivered, KeyedChange keyed, int item) {
    var change = keyed.change();
    if (isTooLarge(change)) {
      return new ItemDecision.Died(tooLarge(item));
    }
    var queue = plan.queue(change.stateKey(), delivered.connection());
    var key = keyed.key();
    var at = new LogPlace(delivered.record().offset(), item);
    var superseding = queue.superseding(key);
    if (superseding != null) {
      late(plan, delivered, keyed, at, superseding);
      return decided(change, AskReason.LATE);
    }
    var reason = reason(keyed, queue.last());
    var source = delivered.askable() ? ItemSource.ASKABLE : ItemSource.PUSHED;
    var graceMs = delivered.graceMs(rules.grace());
    var arrival = new Arrival(plan.clockMs(), plan.timestampMs(), graceMs, source);
    plan.hold(queue, HeldChange.of(change, key, at, arrival));
    return decided(change, reason);
  }

  private static ItemDecision decided(EntityChange change, @Nullable AskReason reason) {
    return reason == null ? PLANNED : new ItemDecision.Asks(change.entity().id(), reason);
  }

  /// Why the API should be asked about a change that is in time; `null` if there is no reason.
  private static @Nullable AskReason reason(KeyedChange keyed, @Nullable LastItem last) {
    var kind = keyed.key().kind();
    if (keyed.timeInFuture()) {
      return AskReason.FUTURE;
    }
    if (keyed.change().deleted() && kind == OrderKind.PLACE) {
      return AskReason.UNTIMED_DELETION;
    }
    // Kinds are declared from the strongest to the weakest.
    return last != null && kind.compareTo(last.key().kind()) > 0 ? AskReason.WEAKER_KEY : null;
  }

  static boolean isTooLarge(EntityChange change) {
    return change.content().length > Events.CONTENT_BYTES_MAX;
  }

  static DeadItem tooLarge(int item) {
    var expected = "expected content of at most " + Events.CONTENT_BYTES_MAX + " bytes";
    return new DeadItem(item, DeadReason.TOO_LARGE, expected);
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
