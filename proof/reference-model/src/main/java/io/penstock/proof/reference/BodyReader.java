package io.penstock.proof.reference;

import io.penstock.proof.reference.ParsedBody.Generic;
import io.penstock.proof.reference.ParsedBody.Items;
import io.penstock.proof.reference.ParsedBody.Unreadable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads bodies (rule 5).
final class BodyReader {
  private static final int ITEMS_MAX = 10_000;
  private static final List<String> EVENT = List.of("event", "type", "event_type");
  private static final List<String> CONTENT = List.of("data", "entity", "record", "body");

  private BodyReader() {}

  static ParsedBody read(Delivery delivery) {
    if (delivery.pulled() && delivery.pull().absence()) {
      return absence(delivery);
    }
    var body = Json.read(delivery.body());
    if (body == null) {
      return new Unreadable("invalid-json");
    }
    if (delivery.pulled()) {
      return answer(delivery, body);
    }
    return delivery.namesEntities() ? webhook(delivery, body) : nameless(body);
  }

  /// A webhook of a recipe that has a place for a name, and for nothing else.
  private static ParsedBody nameless(JsonNode body) {
    var name = name(body, List.of("type"));
    return new Generic(
        name == null ? "unknown" : Unicode.replaced(name), null, Unicode.replaced(body));
  }

  private static ParsedBody webhook(Delivery delivery, JsonNode body) {
    var text = name(body, EVENT);
    if (text == null) {
      return new Unreadable("no-event");
    }
    var end = Math.max(text.lastIndexOf('.'), text.lastIndexOf(':'));
    var type = EntityType.of(end < 0 ? "" : text.substring(0, end));
    var verb = Verb.ofEvent(text.substring(end + 1));
    var times = new TimeSources(delivery, body);
    if (type == null || verb == null) {
      return new Generic(Unicode.replaced(text), times.sent(), Unicode.replaced(body));
    }
    return items(delivery, type, verb, times, Json.first(body, CONTENT));
  }

  /// The text at the first of these members that is there; null if it is no text or empty.
  private static @Nullable String name(JsonNode body, List<String> members) {
    var name = Json.first(body, members);
    return name == null || !name.isString() || name.stringValue().isEmpty()
        ? null
        : name.stringValue();
  }

  /// > An absence: its body is not read. It is one item: the entity named by `entity-type` and
  /// > `entity-id`.
  private static ParsedBody absence(Delivery delivery) {
    var type = EntityType.of(delivery.raw().text("entity-type"));
    var id = delivery.pull().entityId();
    if (type == null) {
      return new Unreadable("unknown-event");
    }
    if (id == null) {
      return new Unreadable("no-id");
    }
    return ItemReader.fits(id)
        ? new Items(type, null, null, List.of(), false, List.of(new BodyItem.Absent(id)))
        : new Unreadable("bad-id");
  }

  private static ParsedBody answer(Delivery delivery, JsonNode body) {
    var type = EntityType.of(delivery.raw().text("entity-type"));
    if (type == null) {
      return new Unreadable("unknown-event");
    }
    return items(delivery, type, delivery.pulledVerb(), null, body);
  }

  private static ParsedBody items(
      Delivery delivery,
      EntityType type,
      @Nullable Verb verb,
      @Nullable TimeSources times,
      @Nullable JsonNode content) {
    var elements = elements(content);
    if (elements.isEmpty()) {
      return new Unreadable("no-content");
    }
    if (elements.size() > ITEMS_MAX) {
      return new Unreadable("too-many-items");
    }
    var sent = times == null ? null : times.sent();
    var issues =
        times == null ? List.<Issue>of() : times.issues().stream().map(Issue::shortened).toList();
    var reader = new ItemReader(delivery, type, verb, issues);
    var thin = !delivery.pulled() && elements.stream().anyMatch(JsonNode::isString);
    var read = elements.stream().map(reader::read).toList();
    return new Items(type, verb, sent, issues, thin, read);
  }

  private static List<JsonNode> elements(@Nullable JsonNode content) {
    if (content == null || !content.isContainer()) {
      return List.of();
    }
    return content.isObject() ? List.of(content) : new ArrayList<>(content.values());
  }
}
