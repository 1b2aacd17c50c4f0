package io.penstock.processor.read;

import io.penstock.processor.read.Webhook.Verb;
import io.penstock.processor.values.TimeJudge;
import io.penstock.schemas.DeadReason;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.NormalizationIssue;
import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonPointer;
import io.penstock.schemas.json.JsonReader;
import io.penstock.senders.recipe.BodyLayout;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads webhook bodies with the layout that a recipe gives.
public final class WebhookReader {

  /// The maximum number of items in one webhook.
  public static final int ITEMS_MAX = 10_000;

  private final BodyLayout envelope;
  private final ItemReader items;

  /// A reader for the bodies of one recipe.
  public WebhookReader(BodyLayout envelope) {
    this.envelope = envelope;
    this.items = new ItemReader(envelope);
  }

  /// Reads a webhook's body. An invalid body gives [Webhook.Unreadable], never an exception.
  ///
  /// @param judge decides which times can be trusted
  public Webhook read(byte[] body, TimeJudge judge) {
    return switch (JsonReader.read(body)) {
      case JsonReader.Reading.Unreadable(var detail) ->
          new Webhook.Unreadable(DeadReason.INVALID_JSON, detail);
      case JsonReader.Reading.Document(var document) -> webhook(document, judge);
    };
  }

  /// Reads an API's answer, which is content without an envelope. An invalid answer gives
  /// [Webhook.Unreadable], never an exception.
  ///
  /// @param type the entity type as spelled in the request to the API
  /// @param verb the kind of change, if it is known
  /// @param judge decides which times can be trusted
  public Webhook readContent(
      @Nullable String type, @Nullable Verb verb, byte[] body, TimeJudge judge) {
    return switch (JsonReader.read(body)) {
      case JsonReader.Reading.Unreadable(var detail) ->
          new Webhook.Unreadable(DeadReason.INVALID_JSON, detail);
      case JsonReader.Reading.Document(var content) -> content(type, verb, content, judge);
    };
  }

  private Webhook content(
      @Nullable String spelling, @Nullable Verb verb, Json content, TimeJudge judge) {
    var type = spelling == null ? null : EntityTypes.of(spelling);
    return type == null
        ? new Webhook.Unreadable(
            DeadReason.UNKNOWN_EVENT, "expected an entity type, got " + spelling)
        : change(type, verb, new Sent(null, List.of()), content, "the body", judge);
  }

  private Webhook webhook(Json document, TimeJudge judge) {
    var event = first(document, envelope.event());
    if (!(event instanceof Json.Str(var name))) {
      return new Webhook.Unreadable(
          DeadReason.NO_EVENT, "expected a text at one of " + envelope.event());
    }
    int split = Math.max(name.lastIndexOf('.'), name.lastIndexOf(':'));
    var type = split < 0 ? null : EntityTypes.of(name.substring(0, split));
    var verb = split < 0 ? null : Verb.of(name.substring(split + 1));
    if (type == null || verb == null) {
      return new Webhook.Unreadable(
          DeadReason.UNKNOWN_EVENT,
          "expected <entity type>.<inserted|created|updated|deleted>, got " + name);
    }
    var times = new TimeReading(judge);
    var sentAt = times.first(document, envelope.occurredAt());
    var content = first(document, envelope.content());
    var sent = new Sent(sentAt, times.issues());
    return change(type, verb, sent, content, "one of " + envelope.content(), judge);
  }

  private Webhook change(
      EntityType type,
      @Nullable Verb verb,
      Sent sent,
      @Nullable Json content,
      String where,
      TimeJudge judge) {
    var contents = content instanceof Json.Arr(var several) ? several : singly(content);
    if (contents.isEmpty()) {
      return new Webhook.Unreadable(
          DeadReason.NO_CONTENT, "expected an object or an array with items at " + where);
    }
    if (contents.size() > ITEMS_MAX) {
      return new Webhook.Unreadable(
          DeadReason.TOO_MANY_ITEMS, "expected at most " + ITEMS_MAX + ", got " + contents.size());
    }
    var order = envelope.order().of(type.name());
    var read = contents.stream().map(item -> items.read(item, order, verb, judge)).toList();
    return new Webhook.Change(type, verb, sent.at(), sent.issues(), order, read);
  }

  private static List<Json> singly(@Nullable Json content) {
    return content instanceof Json.Obj ? List.of(content) : List.of();
  }

  private static @Nullable Json first(Json document, List<JsonPointer> pointers) {
    for (var pointer : pointers) {
      var value = document.at(pointer);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /// The webhook's own time and its issues.
  private record Sent(@Nullable Instant at, List<NormalizationIssue> issues) {}
}
