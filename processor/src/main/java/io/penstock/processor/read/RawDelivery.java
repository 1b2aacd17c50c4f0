package io.penstock.processor.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.processor.dedupe.Deduplicator.Horizon;
import io.penstock.processor.read.Webhook.Verb;
import io.penstock.processor.values.TimeJudge;
import io.penstock.schemas.DeadLetterHeaders;
import io.penstock.schemas.DeadReason;
import io.penstock.schemas.RawRecordHeaders;
import io.penstock.senders.connection.Connection;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
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
  /// @param ownAheadMaxMs the connection's own limit of times ahead of the receipt, in milliseconds
  /// @param zone the connection's time zone
  /// @param place the offset of the record, or of the original of a redriven one
  /// @param askable whether the connection's API can be asked
  /// @param pulled the read of the API that the record answers; `null` if a sender pushed it
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
      @Nullable Long ownAheadMaxMs,
      ZoneId zone,
      long place,
      Instant receivedAt,
      WebhookReader reader,
      boolean askable,
      @Nullable PulledRead pulled,
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

    /// The kind of change for which an API was asked; `null` if nothing states it. A deletion is
    /// none: the answer is the entity's state, whatever asked for it.
    public @Nullable Verb askedVerb() {
      var operation = record.header(RawRecordHeaders.OPERATION);
      var verb = operation == null ? null : Verb.labelled(operation);
      return verb == Verb.DELETED ? null : verb;
    }

    /// Reads the body. An API's answer has no envelope, so the record's headers state the entity
    /// type and the operation.
    ///
    /// @param aheadMax how far a trusted time may lie after the receipt, if the connection has no
    ///   limit of its own
    public Webhook read(Duration aheadMax) {
      var judge = judge(aheadMax);
      if (pulled == null) {
        return reader.read(body, judge);
      }
      var type = record.header(RawRecordHeaders.ENTITY_TYPE);
      if (pulled.absent()) {
        return WebhookReader.absent(type, pulled.entityId());
      }
      return reader.readContent(type, askedVerb(), body, judge);
    }

    private TimeJudge judge(Duration aheadMax) {
      var appendedAt = Instant.ofEpochMilli(Math.clamp(record.timestampMs(), 0, LATEST_MS));
      return new TimeJudge(
          appendedAt.isBefore(receivedAt) ? appendedAt : receivedAt,
          ownAheadMaxMs == null ? aheadMax : Duration.ofMillis(ownAheadMaxMs),
          zone);
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
    var status = status(record);
    if (origin.pulled() && status == null) {
      return new Foreign(
          DeadReason.FOREIGN_RECORD,
          "expected status 200, 404 or 410, got " + record.header(RawRecordHeaders.STATUS));
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
        number(record, RawRecordHeaders.HORIZON),
        number(record, RawRecordHeaders.GRACE),
        number(record, RawRecordHeaders.AHEAD_MAX),
        zone(record.header(RawRecordHeaders.TIME_ZONE)),
        place(record, origin),
        receivedAt(record),
        reader,
        "true".equals(record.header(RawRecordHeaders.PULL)),
        origin.pulled() ? pulledRead(record, origin, status == AnswerStatus.ABSENT) : null,
        record.header(RawRecordHeaders.SYSTEM),
        traceparent(record.header(RawRecordHeaders.TRACEPARENT)));
  }

  /// The meaning of an answer's HTTP status.
  enum AnswerStatus {
    CONTENT,
    ABSENT
  }

  private static @Nullable AnswerStatus status(RawRecord record) {
    return switch (record.header(RawRecordHeaders.STATUS)) {
      case "200" -> AnswerStatus.CONTENT;
      case "404", "410" -> AnswerStatus.ABSENT;
      case null -> AnswerStatus.CONTENT;
      default -> null;
    };
  }

  private static PulledRead pulledRead(RawRecord record, DeliveryOrigin origin, boolean absent) {
    var attempt = origin == DeliveryOrigin.FETCH ? number(record, RawRecordHeaders.ATTEMPT) : null;
    return new PulledRead(
        number(record, RawRecordHeaders.MARK),
        number(record, RawRecordHeaders.MARK_TIME),
        attempt == null ? 0 : (int) Math.min(attempt, Integer.MAX_VALUE),
        absent,
        record.header(RawRecordHeaders.ENTITY_ID),
        number(record, RawRecordHeaders.LAG_MAX));
  }

  /// The zone that the header names; UTC if it is absent or names none.
  private static ZoneId zone(@Nullable String named) {
    if (named == null) {
      return ZoneOffset.UTC;
    }
    try {
      return ZoneId.of(named);
    } catch (DateTimeException _) {
      return ZoneOffset.UTC;
    }
  }

  /// A redriven record has the headers of its dead letter, which name the original.
  private static long place(RawRecord record, DeliveryOrigin origin) {
    var original = number(record, DeadLetterHeaders.RAW_OFFSET);
    return origin == DeliveryOrigin.REDRIVE
            && original != null
            && original < record.offset()
            && Integer.toString(record.partition())
                .equals(record.header(DeadLetterHeaders.RAW_PARTITION))
        ? original
        : record.offset();
  }

  private static Instant receivedAt(RawRecord record) {
    var millis = number(record, RawRecordHeaders.RECEIVED_AT);
    return Instant.ofEpochMilli(
        Math.clamp(millis == null ? record.timestampMs() : millis, 0, LATEST_MS));
  }

  /// The header's value, such as milliseconds; `null` if it is absent or not a number of 1 to 15
  /// digits.
  private static @Nullable Long number(RawRecord record, String name) {
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
