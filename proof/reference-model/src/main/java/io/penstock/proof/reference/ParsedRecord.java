package io.penstock.proof.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The result of reading a record that is not a control record: a delivery, or a foreign record
/// (rule 3).
sealed interface ParsedRecord permits Delivery, ParsedRecord.NotOurs {
  List<String> ORIGINS = List.of("webhook", "redrive", "fetch", "poll");
  List<String> PULLED = List.of("fetch", "poll");
  Pattern CONNECTION = Pattern.compile("[A-Za-z0-9._~-]{1,128}");

  /// A record that becomes a dead letter as a whole.
  record NotOurs(String reason) implements ParsedRecord {}

  static ParsedRecord of(ModelSettings settings, RawRecord raw) {
    var body = raw.value();
    var connection = connection(raw);
    var webhookId = raw.text("webhook-id");
    if (body == null || connection == null || webhookId == null || webhookId.length() > 256) {
      return new NotOurs("foreign-record");
    }
    var recipe = raw.text("recipe");
    if (recipe == null || !ModelSettings.RECIPES.contains(recipe)) {
      return new NotOurs("unknown-recipe");
    }
    var origin = raw.text("origin");
    if (origin == null || !ORIGINS.contains(origin)) {
      return new NotOurs("unknown-origin");
    }
    var encoding = raw.text("content-encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      return new NotOurs("encoded-body");
    }
    if (PULLED.contains(origin) && !PullHeaders.hasKnownStatus(raw)) {
      return new NotOurs("foreign-record");
    }
    return Delivery.of(settings, raw, connection, webhookId, recipe, origin, body);
  }

  private static @Nullable String connection(RawRecord raw) {
    var key = raw.key();
    var text = key == null ? "" : new String(key, UTF_8);
    return CONNECTION.matcher(text).matches() ? text : null;
  }
}
