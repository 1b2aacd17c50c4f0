package io.penstock.processor.normalize;

import io.penstock.processor.normalize.EntityChange.ContentHash;
import io.penstock.processor.normalize.EntityChange.OrderKey;
import io.penstock.processor.normalize.Normalizer.Normalized;
import io.penstock.processor.read.RawDelivery;
import io.penstock.processor.read.Webhook;
import io.penstock.processor.read.Webhook.Item;
import io.penstock.processor.read.Webhook.Verb;
import io.penstock.schemas.EntityEventFormat;
import io.penstock.schemas.EntityRef;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.json.Json;
import io.penstock.senders.recipe.ChangeOrder;
import io.penstock.senders.signature.Digests;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;

/// Creates changes from a webhook's items. Each item is normalized once, when it arrives.
public final class EntityChangeFactory {
  /// A change whose place in the entity's order is not decided yet.
  ///
  /// @param key the order key; for a deletion without content its lower bound
  /// @param contentless whether the change is a deletion without content. Such a deletion is never
  ///   late: its key is raised to the greatest known key of its entity
  public record ArrivedChange(EntityChange change, OrderKey key, boolean contentless) {}

  private final Normalizer normalizer;
  private final MessageDigest sha256 = Digests.sha256();

  public EntityChangeFactory(Normalizer normalizer) {
    this.normalizer = normalizer;
  }

  /// The change of an entity with content. Its order key is its version or, if it has none, the
  /// first known of: the entity's changed time, the webhook's time, the time of receipt.
  public ArrivedChange full(RawDelivery.Genuine delivered, Webhook.Change webhook, Item.Full full) {
    var type = webhook.type();
    var judged = normalizer.normalize(type, delivered.system(), full.stripped());
    var deleted = full.deleted() || judged.deleted() || webhook.verb() == Verb.DELETED;
    var changedAt = full.changedAt();
    var occurredAt = changedAt == null ? toldAt(webhook, delivered) : changedAt;
    var version = full.version();
    var key = version == null ? OrderKey.of(occurredAt) : new OrderKey(version);
    var change =
        new EntityChange(
            new EntityRef(type, full.id(), delivered.connection()),
            delivered.test(),
            webhook.verb(),
            occurredAt,
            delivered.receivedAt(),
            shown(type, full, judged),
            ContentHash.of(judged, deleted, sha256),
            deleted,
            delivered.webhookId(),
            delivered.traceparent());
    return new ArrivedChange(change, key, false);
  }

  /// The content for the event. If the type has no canonical model, it is the content as received.
  private static byte[] shown(EntityType type, Item.Full full, Normalized judged) {
    return type.canonical()
        ? EntityEventFormat.content(judged.data(), judged.extensions(), judged.issues())
        : EntityEventFormat.content(full.content(), Json.Obj.EMPTY, List.of());
  }

  /// A deletion that only names its entity. Its order key is at least the time of receipt; if the
  /// type is ordered by versions, only the entity's known keys determine it.
  public ArrivedChange contentless(
      RawDelivery.Genuine delivered, Webhook.Change webhook, String id) {
    var least =
        webhook.order() == ChangeOrder.TIME ? OrderKey.of(delivered.receivedAt()) : new OrderKey(0);
    var change =
        new EntityChange(
            new EntityRef(webhook.type(), id, delivered.connection()),
            delivered.test(),
            Verb.DELETED,
            toldAt(webhook, delivered),
            delivered.receivedAt(),
            EntityEventFormat.content(null, Json.Obj.EMPTY, List.of()),
            ContentHash.ofNone(sha256),
            true,
            delivered.webhookId(),
            delivered.traceparent());
    return new ArrivedChange(change, least, true);
  }

  private static Instant toldAt(Webhook.Change webhook, RawDelivery.Genuine delivered) {
    var occurredAt = webhook.occurredAt();
    return occurredAt == null ? delivered.receivedAt() : occurredAt;
  }
}
