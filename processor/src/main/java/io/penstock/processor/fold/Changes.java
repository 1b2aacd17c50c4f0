package io.penstock.processor.fold;

import io.penstock.processor.normalize.Normalized;
import io.penstock.processor.normalize.Normalizer;
import io.penstock.processor.order.ContentHash;
import io.penstock.processor.order.OrderKey;
import io.penstock.processor.order.Sequencer.Arrival;
import io.penstock.processor.webhook.Item;
import io.penstock.processor.webhook.Verb;
import io.penstock.processor.webhook.Webhook;
import io.penstock.schemas.EntityRef;
import io.penstock.schemas.json.Json;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;

/// Makes changes of a webhook's items: normalized once, when they arrive.
final class Changes {
  private final Normalizer normalizer;
  private final MessageDigest sha256 = Digests.sha256();

  Changes(Normalizer normalizer) {
    this.normalizer = normalizer;
  }

  /// An entity with its content, ordered by its changed time, else the webhook's, else the receipt.
  EntityChange full(Delivered.Genuine delivered, Webhook.Change webhook, Item.Full full, int item) {
    var type = webhook.type();
    var judged = normalizer.normalize(type, delivered.system(), full.stripped());
    var deleted = full.deleted() || judged.deleted() || webhook.verb() == Verb.DELETED;
    // Where no canonical model stands, the event shows the content as it was received.
    var shown =
        type.canonical()
            ? judged
            : new Normalized(full.content(), Json.Obj.EMPTY, List.of(), deleted);
    var changedAt = full.changedAt();
    var occurredAt = changedAt == null ? toldAt(webhook, delivered) : changedAt;
    var hash = ContentHash.of(judged, deleted, sha256);
    return new EntityChange(
        delivered,
        item,
        new EntityRef(type, full.id(), delivered.connection()),
        webhook.verb(),
        occurredAt,
        shown,
        new Arrival(OrderKey.of(occurredAt), hash, deleted, false));
  }

  /// A deletion that only names its entity, ordered by its receipt.
  EntityChange contentless(
      Delivered.Genuine delivered, Webhook.Change webhook, String id, int item) {
    var hash = ContentHash.ofNone(sha256);
    return new EntityChange(
        delivered,
        item,
        new EntityRef(webhook.type(), id, delivered.connection()),
        Verb.DELETED,
        toldAt(webhook, delivered),
        null,
        new Arrival(OrderKey.of(receivedAt(delivered)), hash, true, true));
  }

  private static Instant toldAt(Webhook.Change webhook, Delivered.Genuine delivered) {
    var occurredAt = webhook.occurredAt();
    return occurredAt == null ? receivedAt(delivered) : occurredAt;
  }

  private static Instant receivedAt(Delivered.Genuine delivered) {
    return Instant.ofEpochMilli(delivered.receivedAtMs());
  }
}
