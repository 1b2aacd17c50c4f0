package io.penstock.senders.recipe;

import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.json.JsonPointer;
import io.penstock.settings.SectionMembers;
import io.penstock.settings.ValueFormat;
import java.util.HashMap;
import java.util.List;

/// Reads the locations of values in entities, which every kind of recipe has: `entity-id`,
/// `changed-at`, `created-at`, `deleted-at`, `version` and `order`.
public final class EntityLayoutReader {

  /// The maximum number of locations of one value.
  static final int PLACES_MAX = 16;

  private static final ValueFormat<ChangeOrder> ORDER = ValueFormat.choice(ChangeOrder.values());

  /// The form of a JSON Pointer.
  public static final ValueFormat<JsonPointer> POINTER =
      new ValueFormat<>(
          "a JSON Pointer such as /data/key",
          text -> text.startsWith("/") ? JsonPointer.of(text) : null,
          JsonPointer::toString,
          true);

  private final SectionMembers members;

  public EntityLayoutReader(SectionMembers members) {
    this.members = members;
  }

  /// The layout of entities that an API returns: no body around them has an event, a time or a
  /// content. `entity-id` is required, because nothing else has their ids.
  public BodyLayout read() {
    return read(List.of(), List.of(), List.of(), 1);
  }

  /// The layout of webhooks with these locations in the body.
  BodyLayout read(
      List<JsonPointer> event, List<JsonPointer> occurredAt, List<JsonPointer> content) {
    return read(event, occurredAt, content, 0);
  }

  private BodyLayout read(
      List<JsonPointer> event,
      List<JsonPointer> occurredAt,
      List<JsonPointer> content,
      int idsMin) {
    var order = ordering();
    return new BodyLayout(
        event,
        occurredAt,
        content,
        pointers("entity-id", idsMin),
        pointers("changed-at"),
        pointers("created-at"),
        pointers("deleted-at"),
        // Required if an order counts versions.
        pointers("version", order.anyContiguous() ? 1 : 0),
        order);
  }

  /// The pointers of a member; empty if it is absent.
  List<JsonPointer> pointers(String name) {
    return pointers(name, 0);
  }

  private List<JsonPointer> pointers(String name, int min) {
    return members.read(name, members.items(name, min, PLACES_MAX), POINTER);
  }

  /// `order: contiguous` for every type, or `order: {work_order: contiguous}` for some.
  private ChangeOrderByType ordering() {
    var byType = new HashMap<String, ChangeOrder>();
    for (var type : EntityTypes.ALL) {
      var order = members.optional("order." + type.name(), ORDER);
      if (order != null) {
        byType.put(type.name(), order);
      }
    }
    return new ChangeOrderByType(members.optional("order", ORDER, ChangeOrder.TIME), byType);
  }
}
