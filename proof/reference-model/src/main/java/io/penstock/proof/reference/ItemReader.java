package io.penstock.proof.reference;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the items of one body (rule 5).
final class ItemReader {
  private static final int ID_CHARS_MAX = 255;
  private static final List<String> ID = List.of("id", "key", "_id");
  private static final List<String> VERSION = List.of("version");
  private static final BigInteger VERSION_MAX = BigInteger.valueOf(Long.MAX_VALUE);

  private final Delivery delivery;
  private final EntityType type;
  private final @Nullable Verb verb;
  private final List<Issue> bodyIssues;

  /// @param bodyIssues the issues of the body's own time, for items without another time
  ItemReader(Delivery delivery, EntityType type, @Nullable Verb verb, List<Issue> bodyIssues) {
    this.delivery = delivery;
    this.type = type;
    this.verb = verb;
    this.bodyIssues = bodyIssues;
  }

  /// Reads an item. A text names its entity, unless an API answered with it: an API answers with
  /// content.
  ///
  /// @param received the item with stand-ins
  BodyItem read(JsonNode received) {
    var element = Unicode.replaced(received);
    if (element instanceof ObjectNode object) {
      return object(object, Unicode.issues(received));
    }
    if (!element.isString() || delivery.pulled()) {
      return BodyItem.Dead.of("unreadable-item");
    }
    var id = element.stringValue();
    return fits(id) ? new BodyItem.Thin(id) : BodyItem.Dead.of("bad-id");
  }

  private BodyItem object(ObjectNode object, List<Issue> textIssues) {
    var id = id(object);
    if (id == null) {
      return BodyItem.Dead.of("no-id");
    }
    if (!fits(id)) {
      return BodyItem.Dead.of("bad-id");
    }
    var version = delivery.contiguous() ? version(Json.first(object, VERSION)) : null;
    if (delivery.contiguous() && version == null) {
      return new BodyItem.Dead("no-order-key", id);
    }
    var times = new TimeSources(delivery, object);
    var deletedAt = times.deleted();
    var changed = times.changed(deletedAt, verb == Verb.CREATED);
    var issues = new ArrayList<>(textIssues);
    issues.addAll(times.issues());
    if (changed == null) {
      issues.addAll(bodyIssues);
    }
    var deleted = verb == Verb.DELETED || deletedAt != null;
    var content = ItemContent.of(type, object, judged(object), deleted, issues);
    return content.tooLarge()
        ? new BodyItem.Dead("too-large", id)
        : new BodyItem.State(id, changed, version, content);
  }

  static boolean fits(String id) {
    return !id.isEmpty() && id.length() <= ID_CHARS_MAX;
  }

  private static @Nullable String id(ObjectNode object) {
    var id = Json.first(object, ID);
    return id != null && (id.isString() || id.isNumber()) ? id.asString() : null;
  }

  private static @Nullable Long version(@Nullable JsonNode version) {
    if (version == null || !(version.isString() || version.isIntegralNumber())) {
      return null;
    }
    var digits = version.asString();
    if (!digits.matches("[0-9]{1,100}") || new BigInteger(digits).compareTo(VERSION_MAX) > 0) {
      return null;
    }
    return Long.valueOf(digits);
  }

  /// The members but those that say which entity this is and when.
  private ObjectNode judged(ObjectNode object) {
    var judged = object.deepCopy();
    judged.remove(Json.firstPresent(object, ID));
    TimeSources.removeChanged(judged);
    if (delivery.contiguous()) {
      judged.remove(VERSION);
    }
    return judged;
  }
}
