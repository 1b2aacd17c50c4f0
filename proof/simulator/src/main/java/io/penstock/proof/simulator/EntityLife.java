package io.penstock.proof.simulator;

import io.penstock.cli.payloads.ApiGeneration;
import io.penstock.cli.payloads.Payload;
import io.penstock.cli.payloads.Payloads;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.Operation;
import java.time.Instant;
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
  private int contentsSoFar;

  EntityLife(EntityType type, String id, ApiGeneration generation, Payloads contents) {
    this.type = type;
    this.id = id;
    this.generation = generation;
    this.contents = contents;
  }

  /// A change, and the entity's JSON in the webhook.
  record Told(Change change, String json) {}

  EntityType type() {
    return type;
  }

  boolean deleted() {
    return deleted;
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

  private Told become(Operation verb, Instant at, boolean gone) {
    content = contents.next(type, generation, id, at, gone ? at : null);
    deleted = gone;
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
    var token = id + "/" + contentsSoFar;
    return new Told(new Change(type, id, at, verb, deleted, token, now.shows()), now.json());
  }
}
