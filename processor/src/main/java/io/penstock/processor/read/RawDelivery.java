package io.penstock.processor.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.processor.dedupe.Deduplicator.Horizon;
import io.penstock.processor.read.Webhook.Verb;
import io.penstock.schemas.DeadReason;
import io.penstock.schemas.RawRecordHeaders;
import io.penstock.senders.connection.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The delivery that a raw record contains.
public sealed interface RawDelivery {
  /// The origin of a raw record.
  enum DeliveryOrigin {
    /// A sender sent the webhook.
    WEBHOOK,
    /// An operator sent the delivery again, to be decided anew.
    REDRIVE,
    /// The answer of an API that was asked for one entity.
    FETCH,
    /// The answer of an API that was asked for changes.
    POLL;

    static @Nullable DeliveryOrigin of(@Nullable String header) {
      return switch (header) {
        case "webhook" -> WEBHOOK;
        case "redrive" -> REDRIVE;
        case "fetch" -> FETCH;
        case "poll" -> POLL;
        case null, default -> null;
      };
    }

    /// Whether an API answered, so that the content is the entity's complete state at that time.
    public boolean pulled() {
      return this == FETCH || this == POLL;
    }
  }

  /// The end of the year 9999 in Unix milliseconds, the latest time that an event can state.
  long LATEST_MS = 253_402_300_799_999L;

  /// A delivery that this release can read. Its body may still be unreadable.
  ///
  /// @param key the bytes of the connection's id
  /// @param derived whether the webhook id was derived from the body
  /// @param ownHorizonMs the connection's own horizon, in milliseconds
  /// @param ownGraceMs the connection's own grace, in milliseconds
  record Genuine(
      RawRecord record,
      String connection,
      byte[] key,
      byte[] body,
      String webhookId,
      boolean derived,
      DeliveryOrigin origin,
      boolean test,
      @Nullable Long ownHorizonMs,
      @Nullable Long ownGraceMs,
      Instant receivedAt,
      WebhookReader reader,
      @Nullable String system,
      @Nullable String traceparent)
      implements RawDelivery {

    /// The connection's own grace, or else the given one, in milliseconds.
    public long graceMs(Duration otherwise) {
      return ownGraceMs == null
          ? otherwise.toMillis()
          : Math.min(ownGraceMs, Connection.GRACE_MAX.toMillis());
    }

    /// The horizon of its id: the connection's own, or else the given one.
    public Horizon horizon(Duration otherwise) {
      return new Horizon(derived, ownHorizonMs == null ? otherwise.toMillis() : ownHorizonMs);
    }

    /// Reads the body. An API's answer has no envelope, so the record's headers state the entity
    /// type and the operation.
    public Webhook read() {
      if (!origin.pulled()) {
        return reader.read(body);
      }
      var operation = record.header(RawRecordHeaders.OPERATION);
      var verb = operation == null ? null : Verb.labelled(operation);
      return reader.readContent(record.header(RawRecordHeaders.ENTITY_TYPE), verb, body);
    }
  }

  /// A record that the ingress did not write, or that this release can't read.
  record Foreign(DeadReason reason, String detail) implements RawDelivery {}

  static RawDelivery of(RawRecord record, Map<String, WebhookReader> readers) {
    var key = record.key();
    var body = record.value();
    var webhookId = record.header(RawRecordHeaders.WEBHOOK_ID);
    var connection = key == null ? "" : new String(key, UTF_8);
    if (key == null || body == null || webhookId == null || !Connection.isId(connection)) {
      return new Foreign(
          DeadReason.FOREIGN_RECORD,
          "expected a connection id as key, a value and the header " + RawRecordHeaders.WEBHOOK_ID);
    }
    if (webhookId.length() > RawRecordHeaders.WEBHOOK_ID_CHARS_MAX) {
      return new Foreign(
          DeadReason.FOREIGN_RECORD,
          "expected a webhook id of at most %d characters, got %d"
              .formatted(RawRecordHeaders.WEBHOOK_ID_CHARS_MAX, webhookId.length()));
    }
    var recipe = record.header(RawRecordHeaders.RECIPE);
    var reader = recipe == null ? null : readers.get(recipe);
    if (reader == null) {
      return new Foreign(
          DeadReason.UNKNOWN_RECIPE,
          "expected one of " + readers.keySet().stream().sorted().toList() + ", got " + recipe);
    }
    var named = record.header(RawRecordHeaders.ORIGIN);
    var origin = DeliveryOrigin.of(named);
    if (origin == null) {
      return new Foreign(
          DeadReason.UNKNOWN_ORIGIN, "expected webhook, redrive, fetch or poll, got " + named);
    }
    var coding = record.header(RawRecordHeaders.CONTENT_ENCODING);
    if (coding != null && !coding.equalsIgnoreCase("identity")) {
      return new Foreign(
          DeadReason.ENCODED_BODY, "expected a body without a content coding, got " + coding);
    }
    return new Genuine(
        record,
        connection,
        key,
        body,
        webhookId,
        "derived".equals(record.header(RawRecordHeaders.WEBHOOK_ID_ORIGIN)),
        origin,
        "true".equals(record.header(RawRecordHeaders.TEST)),
        millis(record, RawRecordHeaders.HORIZON),
        millis(record, RawRecordHeaders.GRACE),
        receivedAt(record),
        reader,
        record.header(RawRecordHeaders.SYSTEM),
        traceparent(record.header(RawRecordHeaders.TRACEPARENT)));
  }

  private static Instant receivedAt(RawRecord record) {
    var millis = millis(record, RawRecordHeaders.RECEIVED_AT);
    return Instant.ofEpochMilli(
        Math.clamp(millis == null ? record.timestampMs() : millis, 0, LATEST_MS));
  }

  /// The header's value in milliseconds; `null` if it is absent or not a number of 1 to 15 digits.
  private static @Nullable Long millis(RawRecord record, String name) {
    var text = record.header(name);
    return text != null && text.matches("[0-9]{1,15}") ? Long.valueOf(text) : null;
  }

  /// The `traceparent` for events: the raw record's, or none if it is longer than
  /// [RawRecordHeaders#TRACEPARENT_CHARS_MAX], because each item's event contains it. It is not
  /// validated: the ingress stores only valid ones.
  static @Nullable String traceparent(@Nullable String raw) {
    return raw == null || raw.isEmpty() || raw.length() > RawRecordHeaders.TRACEPARENT_CHARS_MAX
        ? null
        : raw;
  }
}
