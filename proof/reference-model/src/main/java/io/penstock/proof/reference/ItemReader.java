package io.penstock.proof.reference;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the items of one body (rule 5).
final class ItemReader {
  private static final int ID_CHARS_MAX = 255;
  private static final List<String> ID = List.of("id", "key", "_id");
  private static final List<String> CHANGED = List.of("_updatedAt", "updatedAt", "updated_at");
  private static final List<String> DELETED = List.of("_deletedAt", "deletedAt", "deleted_at");
  private static final List<String> VERSION = List.of("version");
  private static final BigInteger VERSION_MAX = BigInteger.valueOf(Long.MAX_VALUE);

  private final EntityType type;
  private final @Nullable Verb verb;
  private final boolean contiguous;

  ItemReader(EntityType type, @Nullable Verb verb, boolean contiguous) {
    this.type = type;
    this.verb = verb;
    this.contiguous = contiguous;
  }

  BodyItem read(JsonNode element) {
    if (element instanceof ObjectNode object) {
      return object(object);
    }
    if (!element.isString()) {
      return new BodyItem.Dead("unreadable-item");
    }
    var id = element.stringValue();
    return fits(id) ? new BodyItem.Thin(id) : new BodyItem.Dead("bad-id");
  }

  private BodyItem object(ObjectNode object) {
    var id = id(object);
    if (id == null) {
      return new BodyItem.Dead("no-id");
    }
    if (!fits(id)) {
      return new BodyItem.Dead("bad-id");
    }
    var version = contiguous ? version(Json.first(object, VERSION)) : null;
    if (contiguous && version == null) {
      return new BodyItem.Dead("no-order-key");
    }
    var changed = TimeFormats.micros(Json.first(object, CHANGED));
    var content = ItemContent.of(type, object, judged(object, changed != null), deleted(object));
    return content.tooLarge()
        ? new BodyItem.Dead("too-large")
        : new BodyItem.State(id, changed, version, content);
  }

  private static boolean fits(String id) {
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

  private boolean deleted(ObjectNode object) {
    return verb == Verb.DELETED || Json.firstPresent(object, DELETED) != null;
  }

  /// The members but those that say which entity this is and when.
  private ObjectNode judged(ObjectNode object, boolean changedIsRead) {
    var judged = object.deepCopy();
    judged.remove(Json.firstPresent(object, ID));
    if (changedIsRead) {
      judged.remove(Json.firstPresent(object, CHANGED));
    }
    if (contiguous) {
      judged.remove(VERSION);
    }
    return judged;
  }
}
