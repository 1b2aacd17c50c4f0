package io.penstock.proof.reference;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The content of an item.
///
/// @param judged the members that are compared to decide if two contents are equal; null without
///   content
/// @param data `data` of its event; null without content
/// @param extensions `extensions` of its event; may be empty
/// @param bytes size of the JSON object of the event's content: `{"data":{},"extensions":{}}`,
///   without `extensions` if they are empty
record ItemContent(
    boolean deleted,
    @Nullable ObjectNode judged,
    @Nullable ObjectNode data,
    ObjectNode extensions,
    int bytes) {
  private static final int BYTES_MAX = (4 << 20) - (4 << 10);
  private static final long WEIGHT_OF_NONE = 512;
  private static final int EMPTY_OBJECT_BYTES = 2;

  static ItemContent of(EntityType type, ObjectNode received, ObjectNode judged, boolean deleted) {
    return type.canonical()
        ? canonical(judged, deleted)
        : with(deleted, judged, received, Json.object());
  }

  /// The content of a deletion that only names its entity.
  static ItemContent none() {
    return new ItemContent(true, null, null, Json.object(), EMPTY_OBJECT_BYTES);
  }

  /// The canonical model of the members that generated logs use; the other members are extensions.
  private static ItemContent canonical(ObjectNode judged, boolean deleted) {
    var data = Json.object();
    var extensions = judged.deepCopy();
    var title = judged.get("title");
    if (title != null && title.isString() && !title.stringValue().isBlank()) {
      data.set("title", extensions.remove("title"));
    }
    var deletedAt = TimeFormats.micros(judged.get("deletedAt"));
    if (deletedAt != null) {
      data.put("deletedAt", TimeFormats.text(deletedAt));
      extensions.remove("deletedAt");
    }
    extensions.values().removeIf(JsonNode::isNull);
    return with(deleted, judged, data, extensions);
  }

  boolean sameAs(ItemContent other) {
    return deleted == other.deleted && Objects.equals(judged, other.judged);
  }

  boolean tooLarge() {
    return bytes > BYTES_MAX;
  }

  /// The bytes that the item counts for while it is held.
  long weight() {
    return WEIGHT_OF_NONE + bytes;
  }

  private static ItemContent with(
      boolean deleted, ObjectNode judged, ObjectNode data, ObjectNode extensions) {
    var written = Json.object();
    written.set("data", data);
    if (!extensions.isEmpty()) {
      written.set("extensions", extensions);
    }
    var bytes = Json.bytes(written).length;
    return new ItemContent(deleted, judged, data, extensions, bytes);
  }
}
