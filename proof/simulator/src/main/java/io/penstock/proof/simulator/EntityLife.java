package io.penstock.proof.simulator;

import io.penstock.cli.payloads.ApiGeneration;
import io.penstock.cli.payloads.Payload;
import io.penstock.cli.payloads.Payloads;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.Operation;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The states of one entity in its source system: created, updated, deleted, perhaps created again.
final class EntityLife {
  private final EntityType type;
  private final String id;
  private final ApiGeneration generation;
  private final Payloads contents;
  private @Nullable Instant changedAt;
  private @Nullable Payload content;
  private boolean deleted;
  private boolean removed;
  private int contentsSoFar;

  EntityLife(EntityType type, String id, ApiGeneration generation, Payloads contents) {
    this.type = type;
    this.id = id;
    this.generation = generation;
    this.contents = contents;
  }

  /// A change of the entity.
  ///
  /// @param json the entity after it, as webhooks and APIs show it; null if the entity is gone
  record Told(Change change, @Nullable String json) {

    /// The entity's JSON in a webhook.
    String content() {
      return Objects.requireNonNull(json, "full webhooks are only of entities that have content");
    }
  }

  EntityType type() {
    return type;
  }

  /// Whether the entity is deleted, with content or without.
  boolean deleted() {
    return deleted;
  }

  /// Whether the entity is hard-deleted: the source has no content of it.
  boolean removed() {
    return removed;
  }

  Told create(Instant at) {
    return become(Operation.CREATED, at, false);
  }

  Told update(Instant at) {
    return become(Operation.UPDATED, at, false);
  }

  /// Another update, with the changed time of the last change.
  Told updateAtOnce() {
    return become(Operation.UPDATED, Objects.requireNonNull(changedAt), false);
  }

  /// Deletes the entity. With the verb `UPDATED`, only the deletion time in the content shows it.
  Told delete(Instant at, Operation verb) {
    return become(verb, at, true);
  }

  /// Hard-deletes the entity.
  Told remove(Instant at) {
    deleted = true;
    removed = true;
    contentsSoFar++;
    return new Told(change(at, Operation.DELETED, Map.of()), null);
  }

  private Told become(Operation verb, Instant at, boolean gone) {
    content = contents.next(type, generation, id, at, gone ? at : null);
    deleted = gone;
    removed = false;
    contentsSoFar++;
    return told(verb, at);
  }

  /// The same content with another changed time. The entity itself did not change.
  Told resync(Instant at) {
    content = Objects.requireNonNull(content).changedAt(generation, at);
    return told(Operation.UPDATED, at);
  }

  private Told told(Operation verb, Instant at) {
    changedAt = at;
    var now = Objects.requireNonNull(content);
    return new Told(change(at, verb, now.shows()), now.json());
  }

  private Change change(Instant at, Operation verb, Map<String, String> shows) {
    return new Change(type, id, at, verb, deleted, id + "/" + contentsSoFar, shows);
  }
}
