package io.penstock.processor.read;

import io.penstock.processor.read.Webhook.Verb;
import io.penstock.processor.values.DateTimes;
import io.penstock.processor.values.ValueReader.ReadValue;
import io.penstock.schemas.DeadReason;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.EntityTypes;
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
  public Webhook read(byte[] body) {
    return switch (JsonReader.read(body)) {
      case JsonReader.Reading.Unreadable(var detail) ->
          new Webhook.Unreadable(DeadReason.INVALID_JSON, detail);
      case JsonReader.Reading.Document(var document) -> webhook(document);
    };
  }

  /// Reads an API's answer, which is content without an envelope. An invalid answer gives
  /// [Webhook.Unreadable], never an exception.
  ///
  /// @param type the entity type as spelled in the request to the API
  /// @param verb the kind of change, if it is known
  public Webhook readContent(@Nullable String type, @Nullable Verb verb, byte[] body) {
    return switch (JsonReader.read(body)) {
      case JsonReader.Reading.Unreadable(var detail) ->
          new Webhook.Unreadable(DeadReason.INVALID_JSON, detail);
      case JsonReader.Reading.Document(var content) -> content(type, verb, content);
    };
  }

  private Webhook content(@Nullable String spelling, @Nullable Verb verb, Json content) {
    var type = spelling == null ? null : EntityTypes.of(spelling);
    return type == null
        ? new Webhook.Unreadable(
            DeadReason.UNKNOWN_EVENT, "expected an entity type, got " + spelling)
        : change(type, verb, null, content, "the body");
  }

  private Webhook webhook(Json document) {
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
    var occurredAt = time(first(document, envelope.occurredAt()));
    var content = first(document, envelope.content());
    return change(type, verb, occurredAt, content, "one of " + envelope.content());
  }

  private Webhook change(
      EntityType type,
      @Nullable Verb verb,
      @Nullable Instant occurredAt,
      @Nullable Json content,
      String where) {
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
    var read = contents.stream().map(item -> items.read(item, order)).toList();
    return new Webhook.Change(type, verb, occurredAt, order, read);
  }

  private static List<Json> singly(@Nullable Json content) {
    return content instanceof Json.Obj ? List.of(content) : List.of();
  }

  static @Nullable Json first(Json document, List<JsonPointer> pointers) {
    for (var pointer : pointers) {
      var value = document.at(pointer);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /// The instant that the value states; `null` if the value is absent, ambiguous or not a time.
  static @Nullable Instant time(@Nullable Json value) {
    return value != null && DateTimes.read(value) instanceof ReadValue.Read<Instant>(var instant)
        ? instant
        : null;
  }
}
