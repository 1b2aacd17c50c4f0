package io.penstock.processor.fold;

import io.penstock.processor.fold.DeadLetters.DeadItem;
import io.penstock.processor.order.EntityState;
import io.penstock.processor.order.Sequencer;
import io.penstock.processor.order.Sequencer.Placing;
import io.penstock.processor.webhook.Item;
import io.penstock.processor.webhook.Verb;
import io.penstock.processor.webhook.Webhook;
import io.penstock.schemas.Coordinates;
import io.penstock.schemas.EntityEvent;
import org.jspecify.annotations.Nullable;

/// Takes one item to its outcome.
final class ItemDecider {
  private final Changes changes;
  private final Events events;

  ItemDecider(Changes changes, Events events) {
    this.changes = changes;
    this.events = events;
  }

  /// Plans one item of a webhook.
  ///
  /// @return why it died; `null` where it did not
  @Nullable DeadItem decide(
      Plan plan, Delivered.Genuine delivered, Webhook.Change webhook, int item) {
    return switch (webhook.items().get(item)) {
      case Item.Full full -> place(plan, changes.full(delivered, webhook, full, item));
      case Item.Thin(var id) when webhook.verb() == Verb.DELETED ->
          place(plan, changes.contentless(delivered, webhook, id, item));
      case Item.Thin(var id) -> {
        plan.count(Outcome.FETCH, 1);
        plan.emit(events.fetch(delivered, webhook, id, item));
        yield null;
      }
      case Item.Unreadable(var reason, var detail) -> new DeadItem(item, reason, detail);
    };
  }

  private @Nullable DeadItem place(Plan plan, EntityChange change) {
    var key = change.stateKey();
    var last = plan.entity(key);
    return switch (Sequencer.place(last, change.arrival(), plan.clockMs())) {
      case Placing.Next next -> next(plan, change, last, next);
      case Placing.Unchanged(var state) -> {
        plan.count(Outcome.UNCHANGED, 1);
        plan.remember(key, state);
        yield null;
      }
      case Placing.Late(var byMs, var superseding) -> late(plan, change, byMs, superseding);
    };
  }

  private @Nullable DeadItem next(
      Plan plan, EntityChange change, @Nullable EntityState last, Placing.Next next) {
    var place = new EntityEvent.Place.InOrder(next.sequence());
    var event = change.event(change.operation(last, next.revives()), place);
    var output = events.inOrder(change, event, next.key(), next.tie());
    if (Events.tooLarge(output)) {
      return tooLarge(change);
    }
    plan.count(Outcome.EMITTED, 1);
    plan.emit(output);
    plan.remember(
        change.stateKey(),
        new EntityState(
            next.key(),
            change.arrival().content(),
            next.sequence(),
            change.arrival().deleted(),
            plan.clockMs(),
            change.at().offset(),
            change.at().item()));
    return null;
  }

  private @Nullable DeadItem late(
      Plan plan, EntityChange change, long byMs, EntityState superseding) {
    var by =
        new Coordinates(
            change.at().partition(), superseding.emittedOffset(), superseding.emittedItem());
    var operation = change.operation(superseding, false);
    var event = change.event(operation, new EntityEvent.Place.Late(byMs, by));
    var output = events.late(change, event, change.arrival().key());
    if (Events.tooLarge(output)) {
      return tooLarge(change);
    }
    plan.count(Outcome.LATE, 1);
    plan.emit(output);
    return null;
  }

  private static DeadItem tooLarge(EntityChange change) {
    return new DeadItem(
        change.item(), "too-large", "expected an event of at most " + Events.BYTES_MAX + " bytes");
  }
}
