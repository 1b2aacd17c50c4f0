package io.penstock.senders.recipe;

import io.penstock.schemas.json.JsonPointer;
import java.util.List;

/// Where the body of a webhook says what happened; the pointers of each are tried in order.
///
/// @param event the type of the entity and the verb, in the body
/// @param occurredAt the time of the event, in the body
/// @param content the entity, or several, or only their ids, in the body
/// @param entityId the id, in an entity
/// @param changedAt the time of the entity's change, in an entity
/// @param deletedAt the time of the entity's deletion, in an entity
/// @param version the number of the entity's change, in an entity; read where the order is
///   contiguous
public record BodyLayout(
    List<JsonPointer> event,
    List<JsonPointer> occurredAt,
    List<JsonPointer> content,
    List<JsonPointer> entityId,
    List<JsonPointer> changedAt,
    List<JsonPointer> deletedAt,
    List<JsonPointer> version,
    ChangeOrderByType order) {

  public BodyLayout {
    event = List.copyOf(event);
    occurredAt = List.copyOf(occurredAt);
    content = List.copyOf(content);
    entityId = List.copyOf(entityId);
    changedAt = List.copyOf(changedAt);
    deletedAt = List.copyOf(deletedAt);
    version = List.copyOf(version);
  }
}
