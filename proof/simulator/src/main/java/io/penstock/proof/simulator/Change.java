package io.penstock.proof.simulator;

import io.penstock.schemas.EntityType;
import io.penstock.schemas.Operation;
import java.time.Instant;
import java.util.Map;

/// One item of a full webhook: an entity as it stands after a change.
///
/// @param verb what the event's name says happened: `CREATED`, `UPDATED` or `DELETED`
/// @param deleted whether the content says that the entity is deleted
/// @param content tells contents apart: two changes of an entity have the same one exactly where
///   they say the same of it but for the time of the change
/// @param shows what an event of it must show, by JSON Pointers into the event's value, as text
public record Change(
    EntityType type,
    String entity,
    Instant changedAt,
    Operation verb,
    boolean deleted,
    String content,
    Map<String, String> shows) {

  public Change {
    shows = Map.copyOf(shows);
  }
}
