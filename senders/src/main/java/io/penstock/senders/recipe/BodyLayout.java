package io.penstock.senders.recipe;

import io.penstock.schemas.json.JsonPointer;
import java.util.List;

/// The locations of values in a webhook's body. The pointers of each value are tried in order.
///
/// @param event the type of the entity and the verb, in the body
/// @param occurredAt the time of the event, in the body
/// @param content one entity, several entities, or only their ids, in the body
/// @param entityId the id, in an entity
/// @param changedAt the time of the entity's change, in an entity
/// @param createdAt the time of the entity's creation, in an entity
/// @param deletedAt the time of the entity's deletion, in an entity
/// @param version the number of the entity's change, in an entity; read if the order is contiguous
public record BodyLayout(
    List<JsonPointer> event,
    List<JsonPointer> occurredAt,
    List<JsonPointer> content,
    List<JsonPointer> entityId,
    List<JsonPointer> changedAt,
    List<JsonPointer> createdAt,
    List<JsonPointer> deletedAt,
    List<JsonPointer> version,
    ChangeOrderByType order) {

  public BodyLayout {
    event = List.copyOf(event);
    occurredAt = List.copyOf(occurredAt);
    content = List.copyOf(content);
    entityId = List.copyOf(entityId);
    changedAt = List.copyOf(changedAt);
    createdAt = List.copyOf(createdAt);
    deletedAt = List.copyOf(deletedAt);
    version = List.copyOf(version);
  }

  /// Whether a body can name entities: only if the layout has a place for them.
  public boolean readsEntities() {
    return !content.isEmpty();
  }
}
