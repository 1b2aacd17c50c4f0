package io.penstock.processor.fold;

import io.penstock.processor.dedupe.Deduplicator.SeenDeliveries.SeenDelivery;
import io.penstock.processor.dedupe.DeliveryKey;
import io.penstock.processor.emit.DeadLetters.DeadItem;
import io.penstock.processor.emit.GenericEvents;
import io.penstock.processor.emit.RecordSize;
import io.penstock.processor.fold.ItemPlanner.ItemDecision;
import io.penstock.processor.read.RawDelivery;
import io.penstock.processor.read.Webhook;
import io.penstock.schemas.DeadReason;
import java.util.List;

/// Decides the outcome of a webhook that names no entity. Such a webhook is one item.
final class GenericEventPlanner {
  private final GenericEvents events;

  GenericEventPlanner(GenericEvents events) {
    this.events = events;
  }

  /// Plans the webhook's event, which does not wait, and remembers the delivery.
  ItemDecision decide(
      RecordPlan plan, RawDelivery.Genuine delivered, Webhook.Generic webhook, DeliveryKey key) {
    var event = events.of(delivered, webhook);
    if (RecordSize.of(event.value()) > GenericEvents.BYTES_MAX) {
      var expected = "expected an event of at most " + GenericEvents.BYTES_MAX + " bytes";
      return new ItemDecision.Died(new DeadItem(0, DeadReason.TOO_LARGE, expected));
    }
    plan.countItems(1);
    plan.count(ItemOutcome.EMITTED, 1);
    plan.emit(event);
    var record = delivered.record();
    var timed = webhook.occurredAt() != null;
    plan.remember(
        key,
        new SeenDelivery(
            record.offset(), plan.clockMs(), record.timestampMs(), 1, timed, List.of()));
    return new ItemDecision.Planned();
  }
}
