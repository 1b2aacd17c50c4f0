package io.penstock.proof.simulator.judge;

import io.penstock.proof.simulator.Change;
import io.penstock.proof.simulator.judge.Event.Entity;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.Operation;
import io.penstock.schemas.RawRecordHeaders;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An answer of an API in the raw topic: the answer to a request, or a row of a list.
///
/// @param change what the answer shows; null if it is no state of the source
record StoredAnswer(ConsumedRecord found, @Nullable Change change) {
  private static final Set<String> ORIGINS = Set.of("fetch", "poll");
  private static final Set<String> ABSENCES = Set.of("404", "410");

  static boolean isAnswer(ConsumedRecord found) {
    return ORIGINS.contains(Objects.requireNonNullElse(origin(found), ""));
  }

  private static @Nullable String origin(ConsumedRecord found) {
    return found.header(RawRecordHeaders.ORIGIN);
  }

  static StoredAnswer of(ConsumedRecord found, SourceHistory source) {
    var answer = new StoredAnswer(found, null);
    var type = EntityTypes.of(answer.type());
    var change =
        answer.absent() && type != null
            ? absence(type, answer.id())
            : source.change(found.key(), answer.type(), found.value());
    return new StoredAnswer(found, change);
  }

  private static Change absence(EntityType type, String id) {
    return new Change(type, id, Instant.EPOCH, Operation.DELETED, true, "", Map.of());
  }

  /// Whether the API said that it has no such entity.
  boolean absent() {
    return ABSENCES.contains(header(RawRecordHeaders.STATUS));
  }

  /// Whether it is the answer to a request; else it is a row of a list.
  boolean fetched() {
    return "fetch".equals(origin(found));
  }

  /// The name of the entity type in the record's header.
  String type() {
    return header(RawRecordHeaders.ENTITY_TYPE);
  }

  /// The id that was asked for; empty in a row.
  String id() {
    return header(RawRecordHeaders.ENTITY_ID);
  }

  /// The entity that was asked for.
  Entity asked() {
    return new Entity(found.key(), type(), id());
  }

  String webhookId() {
    return header(RawRecordHeaders.WEBHOOK_ID);
  }

  /// The value of a header; empty if there is none.
  String header(String name) {
    return Objects.requireNonNullElse(found.header(name), "");
  }

  /// The item of the answer; null if it is no state of the source.
  @Nullable StoredChange item() {
    return change == null ? null : new StoredChange(found, name(), 0, change, !absent());
  }

  /// The answer's name in messages.
  String name() {
    return "%s of %s at %s".formatted(webhookId(), found.key(), found.receipt());
  }
}
