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

/// A raw record as the delivery it says it is.
public sealed interface RawDelivery {
  /// How a raw record came to be.
  enum DeliveryOrigin {
    /// A sender sent it.
    WEBHOOK,
    /// An operator sent it once more, to be decided anew.
    REDRIVE,
    /// An API was asked for one entity, and this is the answer.
    FETCH,
    /// An API was asked for what changed.
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

    /// Whether an API said it, so that it is the whole truth of its moment.
    public boolean pulled() {
      return this == FETCH || this == POLL;
    }
  }

  /// The end of the year 9999 in Unix milliseconds: no event writes a later time.
  long LATEST_MS = 253_402_300_799_999L;

  /// A delivery that the ingress stored.
  ///
  /// @param key the connection id's bytes
  /// @param derived whether its id was derived from the body
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

    /// How long its items wait for earlier ones, in milliseconds.
    public long graceMs(Duration otherwise) {
      return ownGraceMs == null
          ? otherwise.toMillis()
          : Math.min(ownGraceMs, Connection.GRACE_MAX.toMillis());
    }

    /// How long its id counts.
    public Horizon horizon(Duration otherwise) {
      return new Horizon(derived, ownHorizonMs == null ? otherwise.toMillis() : ownHorizonMs);
    }

    /// What its body says; what an API answered says less, and the record's headers the rest.
    public Webhook read() {
      if (!origin.pulled()) {
        return reader.read(body);
      }
      var operation = record.header(RawRecordHeaders.OPERATION);
      var verb = operation == null ? null : Verb.labelled(operation);
      return reader.readContent(record.header(RawRecordHeaders.ENTITY_TYPE), verb, body);
    }
  }

  /// Not a record that the ingress wrote, or not one that this release can read.
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

  /// The header's milliseconds; `null` where it has none.
  private static @Nullable Long millis(RawRecord record, String name) {
    var text = record.header(name);
    return text != null && text.matches("[0-9]{1,15}") ? Long.valueOf(text) : null;
  }

  /// What is copied of a raw record's `traceparent`: all of it, or nothing if it is longer than
  /// [RawRecordHeaders#TRACEPARENT_CHARS_MAX], because each item's event has it. Whether it is
  /// valid is not looked at: the ingress stores valid ones only.
  static @Nullable String traceparent(@Nullable String raw) {
    return raw == null || raw.isEmpty() || raw.length() > RawRecordHeaders.TRACEPARENT_CHARS_MAX
        ? null
        : raw;
  }
}
