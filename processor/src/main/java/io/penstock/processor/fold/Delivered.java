package io.penstock.processor.fold;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.processor.webhook.WebhookReader;
import io.penstock.schemas.RawHeaders;
import io.penstock.settings.Connection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A raw record as the delivery it says it is.
sealed interface Delivered {

  /// The end of the year 9999 in Unix milliseconds: no event writes a later time.
  long LATEST_MS = 253_402_300_799_999L;

  /// A delivery that the ingress stored.
  ///
  /// @param key the connection id's bytes
  /// @param derived whether its id was derived from the body
  /// @param ownHorizonMs the connection's own horizon, in milliseconds
  record Genuine(
      RawRecord record,
      String connection,
      byte[] key,
      byte[] body,
      String webhookId,
      boolean derived,
      boolean redriven,
      boolean test,
      @Nullable Long ownHorizonMs,
      long receivedAtMs,
      WebhookReader reader,
      @Nullable String system)
      implements Delivered {}

  /// Not a record that the ingress wrote, or not one that this release can read.
  record Foreign(String reason, String detail) implements Delivered {}

  static Delivered of(RawRecord record, Map<String, WebhookReader> readers) {
    var key = record.key();
    var body = record.value();
    var webhookId = record.header(RawHeaders.WEBHOOK_ID);
    var connection = key == null ? "" : new String(key, UTF_8);
    if (key == null
        || body == null
        || webhookId == null
        || !Connection.ID.matcher(connection).matches()) {
      return new Foreign(
          "foreign-record",
          "expected a connection id as key, a value and the header " + RawHeaders.WEBHOOK_ID);
    }
    var recipe = record.header(RawHeaders.RECIPE);
    var reader = recipe == null ? null : readers.get(recipe);
    if (reader == null) {
      return new Foreign(
          "unknown-recipe",
          "expected one of " + readers.keySet().stream().sorted().toList() + ", got " + recipe);
    }
    var origin = record.header(RawHeaders.ORIGIN);
    if (origin == null || !(origin.equals("webhook") || origin.equals("redrive"))) {
      return new Foreign("unknown-origin", "expected webhook or redrive, got " + origin);
    }
    var coding = record.header(RawHeaders.CONTENT_ENCODING);
    if (coding != null && !coding.equalsIgnoreCase("identity")) {
      return new Foreign("encoded-body", "expected a body without a content coding, got " + coding);
    }
    return new Genuine(
        record,
        connection,
        key,
        body,
        webhookId,
        "derived".equals(record.header(RawHeaders.WEBHOOK_ID_ORIGIN)),
        origin.equals("redrive"),
        "true".equals(record.header(RawHeaders.TEST)),
        millis(record, RawHeaders.HORIZON),
        receivedAt(record),
        reader,
        record.header(RawHeaders.SYSTEM));
  }

  private static long receivedAt(RawRecord record) {
    var millis = millis(record, RawHeaders.RECEIVED_AT);
    return Math.clamp(millis == null ? record.timestampMs() : millis, 0, LATEST_MS);
  }

  /// The header's milliseconds; `null` where it has none.
  private static @Nullable Long millis(RawRecord record, String name) {
    var text = record.header(name);
    return text != null && text.matches("[0-9]{1,15}") ? Long.valueOf(text) : null;
  }
}
