package io.penstock.processor.normalize;

import io.penstock.processor.normalize.EntityChange.ContentHash;
import io.penstock.processor.normalize.Normalizer.Normalized;
import io.penstock.processor.read.RawDelivery;
import io.penstock.processor.read.Webhook;
import io.penstock.processor.read.Webhook.Item;
import io.penstock.processor.read.Webhook.Verb;
import io.penstock.processor.values.IssueCodes;
import io.penstock.schemas.EntityEventFormat;
import io.penstock.schemas.EntityRef;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.NormalizationIssue;
import io.penstock.schemas.json.Json;
import io.penstock.senders.signature.Digests;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Creates changes from a webhook's items. Each item is normalized once, when it arrives.
public final class EntityChangeFactory {
  /// A change and its order key.
  ///
  /// @param timeInFuture whether a time of the change lies too far in the future to be trusted
  public record KeyedChange(EntityChange change, OrderKey key, boolean timeInFuture) {}

  private final Normalizer normalizer;
  private final MessageDigest sha256 = Digests.sha256();

  public EntityChangeFactory(Normalizer normalizer) {
    this.normalizer = normalizer;
  }

  /// The change of an entity with content.
  public KeyedChange full(RawDelivery.Genuine delivered, Webhook.Change webhook, Item.Full full) {
    var type = webhook.type();
    var judged = normalizer.normalize(type, delivered.system(), full.stripped());
    var deleted = full.deleted() || judged.deleted() || webhook.verb() == Verb.DELETED;
    var issues = issues(webhook, full, judged);
    var change =
        new EntityChange(
            new EntityRef(type, full.id(), delivered.connection()),
            delivered.test(),
            webhook.verb(),
            occurredAt(delivered, webhook, full.changedAt()),
            delivered.receivedAt(),
            shown(type, full, judged, issues),
            ContentHash.of(judged, deleted, sha256),
            deleted,
            delivered.webhookId(),
            delivered.traceparent());
    var version = full.version();
    var key =
        version == null ? key(delivered, webhook, full.changedAt()) : OrderKey.version(version);
    return new KeyedChange(change, key, hasTimeInFuture(issues));
  }

  private static boolean hasTimeInFuture(List<NormalizationIssue> issues) {
    return issues.stream().anyMatch(issue -> issue.code().equals(IssueCodes.TIME_IN_FUTURE));
  }

  /// The issues of the times that were read, then those of the mapping. Both may report the same
  /// deletion time.
  private static List<NormalizationIssue> issues(
      Webhook.Change webhook, Item.Full full, Normalized judged) {
    var issues = new LinkedHashSet<>(full.issues());
    if (full.changedAt() == null) {
      issues.addAll(webhook.sentAtIssues());
    }
    issues.addAll(judged.issues());
    return List.copyOf(issues);
  }

  /// The content for the event. If the type has no canonical model, it is the content as received.
  private static byte[] shown(
      EntityType type, Item.Full full, Normalized judged, List<NormalizationIssue> issues) {
    return type.canonical()
        ? EntityEventFormat.content(type.model(), judged.data(), judged.extensions(), issues)
        : EntityEventFormat.content(null, full.content(), Json.Obj.EMPTY, issues);
  }

  /// A deletion that only names its entity.
  public KeyedChange contentless(RawDelivery.Genuine delivered, Webhook.Change webhook, String id) {
    var change =
        new EntityChange(
            new EntityRef(webhook.type(), id, delivered.connection()),
            delivered.test(),
            Verb.DELETED,
            occurredAt(delivered, webhook, null),
            delivered.receivedAt(),
            EntityEventFormat.content(null, null, Json.Obj.EMPTY, webhook.sentAtIssues()),
            ContentHash.ofNone(sha256),
            true,
            delivered.webhookId(),
            delivered.traceparent());
    return new KeyedChange(
        change, key(delivered, webhook, null), hasTimeInFuture(webhook.sentAtIssues()));
  }

  /// The time of the change, or else of the webhook, or else of the receipt.
  private static Instant occurredAt(
      RawDelivery.Genuine delivered, Webhook.Change webhook, @Nullable Instant changedAt) {
    var stated = changedAt == null ? webhook.sentAt() : changedAt;
    return stated == null ? delivered.receivedAt() : stated;
  }

  private static OrderKey key(
      RawDelivery.Genuine delivered, Webhook.Change webhook, @Nullable Instant changedAt) {
    if (changedAt != null) {
      return OrderKey.changed(changedAt);
    }
    var sentAt = webhook.sentAt();
    return sentAt == null ? OrderKey.place(delivered.place()) : OrderKey.sent(sentAt);
  }
}
