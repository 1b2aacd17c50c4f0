package io.penstock.processor.fold;

import io.penstock.processor.dedupe.Deduplicator;
import io.penstock.processor.dedupe.Deduplicator.Moment;
import io.penstock.processor.dedupe.Deduplicator.SeenDeliveries;
import io.penstock.processor.dedupe.Deduplicator.SeenDeliveries.SeenDelivery;
import io.penstock.processor.dedupe.DeliveryKey;
import io.penstock.processor.fold.RecordPlan.LogSpan;
import io.penstock.processor.normalize.EntityChange;
import io.penstock.processor.read.RawDelivery;
import io.penstock.processor.read.RawDelivery.DeliveryOrigin;
import io.penstock.processor.read.Webhook;
import io.penstock.processor.read.Webhook.Item;
import io.penstock.schemas.EntityRef;
import io.penstock.senders.signature.Digests;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Finds the deliveries that repeat an earlier one, and remembers those that were decided.
final class RepeatFinder {
  private final SeenDeliveries seen;
  private final Duration horizon;
  private final MessageDigest sha256 = Digests.sha256();

  /// @param horizon the time for which a delivery's id counts if its connection has no own horizon
  RepeatFinder(SeenDeliveries seen, Duration horizon) {
    this.seen = seen;
    this.horizon = horizon;
  }

  DeliveryKey key(RawDelivery.Genuine delivered) {
    return DeliveryKey.of(
        delivered.key(), delivered.test(), delivered.webhookId(), delivered.body(), sha256);
  }

  /// The earlier decision that counts; `null` if there is none, or if an operator asked to decide
  /// anew.
  @Nullable SeenDelivery find(RecordPlan plan, RawDelivery.Genuine delivered, DeliveryKey key) {
    if (delivered.origin() == DeliveryOrigin.REDRIVE) {
      return null;
    }
    var now = new Moment(plan.clockMs(), delivered.record().timestampMs());
    var within = delivered.horizon(horizon);
    var before = Deduplicator.find(seen, key, now, within);
    if (before != null) {
      plan.measure(LogSpan.Kind.REPEAT, plan.clockMs() - before.clockMs());
    } else if (Deduplicator.idReused(seen, key, now, within)) {
      plan.countIdReused();
    }
    return before;
  }

  /// Whether the delivery is no repeat although its id is known: the id is derived from the body,
  /// and one of its entities has a later item. So the entity was changed and changed back.
  static boolean isOvertaken(
      RecordPlan plan, RawDelivery.Genuine delivered, Webhook.Change change, SeenDelivery before) {
    return delivered.derived()
        && change.items().stream()
            .map(Item::entityId)
            .filter(Objects::nonNull)
            .map(id -> new EntityRef(change.type(), id, delivered.connection()))
            .map(entity -> EntityChange.stateKey(entity, delivered.test()))
            .anyMatch(
                entity -> plan.queue(entity, delivered.connection()).hasItemAfter(before.offset()));
  }

  /// Remembers the decided delivery, unless all its items died. A thin webhook with a derived id is
  /// not remembered either, because two real ones may have equal bytes.
  static void remember(
      RecordPlan plan,
      RawDelivery.Genuine delivered,
      Webhook.Change change,
      DeliveryKey key,
      @Nullable SeenDelivery before,
      List<Integer> dead) {
    var count = change.items().size();
    var thin = change.items().stream().anyMatch(Item.Thin.class::isInstance);
    if (dead.size() == count || (thin && delivered.derived())) {
      return;
    }
    var record = delivered.record();
    plan.remember(
        key,
        before == null
            ? new SeenDelivery(
                record.offset(),
                plan.clockMs(),
                record.timestampMs(),
                count,
                change.sentAt() != null,
                dead)
            : new SeenDelivery(
                before.offset(),
                before.clockMs(),
                before.timestampMs(),
                before.items(),
                before.timed(),
                dead));
  }
}
