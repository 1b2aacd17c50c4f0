package io.penstock.processor.fold;

import io.penstock.processor.fold.DeadLetters.DeadItem;
import io.penstock.processor.order.EntityState;
import io.penstock.processor.order.Lane;
import io.penstock.processor.order.LogPlace;
import io.penstock.processor.webhook.Item;
import io.penstock.processor.webhook.Verb;
import io.penstock.processor.webhook.Webhook;
import io.penstock.schemas.Coordinates;
import io.penstock.schemas.DeadReason;
import io.penstock.schemas.EntityEvent.Place;
import io.penstock.senders.recipe.Order;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Takes one item to its outcome, or holds it.
final class ItemDecider {
  private final Changes changes;
  private final Events events;
  private final Releases releases;
  private final FoldRules rules;

  ItemDecider(Changes changes, Events events, Releases releases, FoldRules rules) {
    this.changes = changes;
    this.events = events;
    this.releases = releases;
    this.rules = rules;
  }

  /// Plans one item of a webhook.
  ///
  /// @return why it died; `null` where it did not
  @Nullable DeadItem decide(
      Plan plan, Delivered.Genuine delivered, Webhook.Change webhook, int item) {
    return switch (webhook.items().get(item)) {
      case Item.Full full ->
          place(plan, delivered, webhook, changes.full(delivered, webhook, full), item);
      case Item.Thin(var id) when webhook.verb() == Verb.DELETED ->
          place(plan, delivered, webhook, changes.contentless(delivered, webhook, id), item);
      case Item.Thin(var id) -> {
        plan.count(Outcome.FETCH, 1);
        plan.emit(events.fetch(delivered, webhook, id, item));
        yield null;
      }
      case Item.Unreadable(var reason, var detail) -> new DeadItem(item, reason, detail);
    };
  }

  private @Nullable DeadItem place(
      Plan plan, Delivered.Genuine delivered, Webhook.Change webhook, Arrival arrival, int item) {
    var change = arrival.change();
    if (change.content().length > Events.CONTENT_BYTES_MAX) {
      var expected = "expected content of at most " + Events.CONTENT_BYTES_MAX + " bytes";
      return new DeadItem(item, DeadReason.TOO_LARGE, expected);
    }
    var entity = change.stateKey();
    var lane = plan.lanes().lane(entity);
    var key = arrival.contentless() ? lane.behindAll(arrival.key()) : arrival.key();
    var at = new LogPlace(delivered.record().offset(), item);
    if (lane.isPast(key)) {
      late(plan, delivered, arrival, at, Objects.requireNonNull(lane.last()));
      return null;
    }
    var graceMs = delivered.graceMs(rules.grace());
    var held = HeldChange.waiting(change, key, at, plan.clockMs(), graceMs, webhook.order());
    hold(plan, lane, held, delivered.origin().pulled());
    releases.overBounds(plan, entity);
    return null;
  }

  /// Holds a change, unless its turn is now.
  private void hold(Plan plan, Lane lane, HeldChange change, boolean pulled) {
    var dueMs = plan.hold(change);
    var held = change.held();
    var complete = pulled && held.order() == Order.CONTIGUOUS;
    if (complete || lane.isNext(held) || dueMs <= plan.clockMs()) {
      releases.now(plan, held);
    }
  }

  private void late(
      Plan plan,
      Delivered.Genuine delivered,
      Arrival arrival,
      LogPlace at,
      EntityState superseding) {
    var by = superseding.emitted();
    var byMs = plan.clockMs() - superseding.releasedMs();
    var partition = delivered.record().partition();
    var place = new Place.Late(byMs, new Coordinates(partition, by.offset(), by.item()));
    var change = arrival.change();
    plan.count(Outcome.LATE, 1);
    plan.measure(Span.Kind.LATE, byMs);
    plan.emit(events.late(change, at, change.late(place), arrival.key()));
  }
}
