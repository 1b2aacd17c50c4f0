package io.penstock.processor.read;

import io.penstock.processor.read.Webhook.Item;
import io.penstock.processor.read.Webhook.TimeDoubt;
import io.penstock.processor.read.Webhook.Verb;
import io.penstock.processor.values.TimeJudge;
import io.penstock.schemas.DeadReason;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.GenericEvent;
import io.penstock.schemas.NormalizationIssue;
import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonPointer;
import io.penstock.schemas.json.JsonReader;
import io.penstock.schemas.json.RepairedReading;
import io.penstock.schemas.json.ReplacedText;
import io.penstock.senders.recipe.BodyLayout;
import io.penstock.senders.recipe.ChangeOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads webhook bodies with the layout that a recipe gives.
public final class WebhookReader {

  /// The maximum number of items in one webhook.
  public static final int ITEMS_MAX = 10_000;

  /// The maximum length of the webhook's own time in an issue, in characters. Each item has the
  /// issue, so a long text would be copied 10,000 times.
  static final int SENT_AT_CHARS_MAX = 100;

  /// The place of an API's content: the whole body.
  private static final JsonPointer WHOLE = new JsonPointer(List.of());

  private final BodyLayout envelope;
  private final ItemReader items;

  /// A reader for the bodies of one recipe.
  public WebhookReader(BodyLayout envelope) {
    this.envelope = envelope;
    this.items = new ItemReader(envelope);
  }

  /// Reads a webhook's body. It names entities if its event's name is that of an entity type and a
  /// verb, and the recipe has a place for entities; otherwise it is [Webhook.Generic]. An invalid
  /// body gives [Webhook.Unreadable], never an exception.
  ///
  /// @param judge decides which times can be trusted
  public Webhook read(byte[] body, TimeJudge judge) {
    var repaired = RepairedReading.of(body);
    return switch (repaired.reading()) {
      case JsonReader.Reading.Unreadable(var detail) ->
          new Webhook.Unreadable(DeadReason.INVALID_JSON, detail);
      case JsonReader.Reading.Document(var document) ->
          webhook(document, repaired.replaced(), judge);
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
    var repaired = RepairedReading.of(body);
    return switch (repaired.reading()) {
      case JsonReader.Reading.Unreadable(var detail) ->
          new Webhook.Unreadable(DeadReason.INVALID_JSON, detail);
      case JsonReader.Reading.Document(var content) ->
          content(type, verb, content, repaired.replaced(), judge);
    };
  }

  /// The answer of an API that it does not have an entity.
  ///
  /// @param type the entity type as spelled in the request to the API
  /// @param id the id that was asked for
  static Webhook absent(@Nullable String type, @Nullable String id) {
    var known = type == null ? null : EntityTypes.of(type);
    if (known == null) {
      return unknownType(type);
    }
    return switch (ItemReader.absent(id)) {
      case Item.Unreadable(var reason, var detail) -> new Webhook.Unreadable(reason, detail);
      case Item item ->
          new Webhook.Change(
              known, null, null, List.of(), List.of(), ChangeOrder.TIME, List.of(item));
    };
  }

  private static Webhook unknownType(@Nullable String type) {
    return new Webhook.Unreadable(DeadReason.UNKNOWN_EVENT, "expected an entity type, got " + type);
  }

  private Webhook content(
      @Nullable String spelling,
      @Nullable Verb verb,
      Json content,
      List<ReplacedText> replaced,
      TimeJudge judge) {
    var type = spelling == null ? null : EntityTypes.of(spelling);
    if (type == null) {
      return unknownType(spelling);
    }
    var items = items(content, NotUnicode.byItem(replaced, WHOLE, content));
    var read = new Envelope(type, verb, null, List.of(), List.of(), true);
    return change(read, items, "the body", judge);
  }

  private Webhook webhook(Json document, List<ReplacedText> replaced, TimeJudge judge) {
    var name = name(document);
    var doubts = new ArrayList<TimeDoubt>(0);
    var times = new TimeReading(judge, List.of(), doubts);
    var sentAt = times.first(document, envelope.occurredAt());
    if (!envelope.readsEntities()) {
      return new Webhook.Generic(name == null ? GenericEvent.UNNAMED : name, sentAt, document);
    }
    if (name == null) {
      return new Webhook.Unreadable(
          DeadReason.NO_EVENT, "expected a text at one of " + envelope.event());
    }
    int split = Math.max(name.lastIndexOf('.'), name.lastIndexOf(':'));
    var type = split < 0 ? null : EntityTypes.of(name.substring(0, split));
    var verb = split < 0 ? null : Verb.of(name.substring(split + 1));
    if (type == null || verb == null) {
      return new Webhook.Generic(name, sentAt, document);
    }
    var at = firstPresent(document, envelope.content());
    var content = at == null ? null : document.at(at);
    var items = items(content, at == null ? Map.of() : NotUnicode.byItem(replaced, at, content));
    var issues = times.issues().stream().map(issue -> issue.cut(SENT_AT_CHARS_MAX)).toList();
    var read = new Envelope(type, verb, sentAt, issues, doubts, false);
    return change(read, items, "one of " + envelope.content(), judge);
  }

  /// The event's name; `null` if the body has none. An empty text is no name.
  private @Nullable String name(Json document) {
    return first(document, envelope.event()) instanceof Json.Str(var name) && !name.isEmpty()
        ? name
        : null;
  }

  /// The elements of an array, or a single object.
  private static List<Element> items(
      @Nullable Json content, Map<Integer, List<NormalizationIssue>> issues) {
    var elements =
        switch (content) {
          case Json.Arr(var several) -> several;
          case Json.Obj single -> List.<Json>of(single);
          case Json.Str _, Json.Num _, Json.Bool _, Json.Null() -> List.<Json>of();
          case null -> List.<Json>of();
        };
    var items = new ArrayList<Element>(elements.size());
    for (var element : elements) {
      items.add(new Element(element, issues.getOrDefault(items.size(), List.of())));
    }
    return items;
  }

  private Webhook change(Envelope read, List<Element> elements, String where, TimeJudge judge) {
    if (elements.isEmpty()) {
      return new Webhook.Unreadable(
          DeadReason.NO_CONTENT, "expected an object or an array with items at " + where);
    }
    if (elements.size() > ITEMS_MAX) {
      return new Webhook.Unreadable(
          DeadReason.TOO_MANY_ITEMS, "expected at most " + ITEMS_MAX + ", got " + elements.size());
    }
    var order = envelope.order().of(read.type().name());
    var doubts = new ArrayList<TimeDoubt>(0);
    var contents =
        elements.stream()
            .map(
                element ->
                    item(element, read, order, new TimeReading(judge, element.issues(), doubts)))
            .toList();
    if (contents.stream().anyMatch(item -> isOrderedBySending(item, read.verb()))) {
      doubts.addAll(read.doubts());
    }
    return new Webhook.Change(
        read.type(), read.verb(), read.sentAt(), read.issues(), doubts, order, contents);
  }

  /// An API answers with content: an id alone says nothing there.
  private Item item(Element element, Envelope read, ChangeOrder order, TimeReading times) {
    return read.answer() && element.value() instanceof Json.Str
        ? new Item.Unreadable(DeadReason.UNREADABLE_ITEM, "expected an object")
        : items.read(element.value(), order, read.verb(), times);
  }

  private static boolean isOrderedBySending(Item item, @Nullable Verb verb) {
    return switch (item) {
      case Item.Full full -> full.changedAt() == null;
      case Item.Thin _ -> verb == Verb.DELETED;
      case Item.Absent _, Item.Unreadable _ -> false;
    };
  }

  private static @Nullable Json first(Json document, List<JsonPointer> pointers) {
    var at = firstPresent(document, pointers);
    return at == null ? null : document.at(at);
  }

  private static @Nullable JsonPointer firstPresent(Json document, List<JsonPointer> pointers) {
    for (var pointer : pointers) {
      if (document.at(pointer) != null) {
        return pointer;
      }
    }
    return null;
  }

  /// What a webhook says besides its items.
  ///
  /// @param issues the issues of its time
  /// @param doubts the doubts about its time
  /// @param answer whether it is the answer of an API
  private record Envelope(
      EntityType type,
      @Nullable Verb verb,
      @Nullable Instant sentAt,
      List<NormalizationIssue> issues,
      List<TimeDoubt> doubts,
      boolean answer) {}

  /// One element of the content.
  ///
  /// @param issues the issues of its texts
  private record Element(Json value, List<NormalizationIssue> issues) {}
}
