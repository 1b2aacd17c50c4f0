package io.penstock.proof.simulator.judge;

import io.penstock.proof.simulator.Change;
import io.penstock.proof.simulator.judge.Event.Entity;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.Operation;
import io.penstock.schemas.RawRecordHeaders;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// A change in the raw topic.
///
/// @param found the raw record, of a webhook or of an API's answer
/// @param source the name of the webhook or the answer in messages
/// @param number index of the change in its record, from 0
/// @param content whether the record shows the entity. A change without content is a deletion, and
///   has no changed time.
record StoredChange(
    ConsumedRecord found, String source, int number, Change change, boolean content) {

  /// The id of the event, if the change becomes one.
  String id() {
    return found.receipt() + "-" + number;
  }

  Entity entity() {
    return new Entity(found.key(), type().name(), change.entity());
  }

  EntityType type() {
    return change.type();
  }

  /// Whether an API answered with it.
  boolean answered() {
    return StoredAnswer.isAnswer(found);
  }

  /// The kind of the key by which events are ordered.
  String orderKind() {
    return content ? "changed" : "place";
  }

  /// The key by which events are ordered: the changed time in Unix microseconds, or the raw offset.
  long orderKey() {
    return content ? ChronoUnit.MICROS.between(Instant.EPOCH, change.changedAt()) : found.offset();
  }

  /// When the change happened, as its event must tell it: without a changed time, the receipt.
  String occurred() {
    return content
        ? ExpectedTime.text(change.changedAt())
        : ExpectedTime.ofHeader(found.header(RawRecordHeaders.RECEIVED_AT));
  }

  /// The canonical model that the event's `data` must be; null if there is none.
  @Nullable String model() {
    return content ? type().model() : null;
  }

  /// Whether the change deletes the entity, according to its content or to the event's name.
  boolean gone() {
    return change.deleted() || (!answered() && change.verb() == Operation.DELETED);
  }

  /// The change's name in messages.
  String name() {
    return "%s, %s %s at %s".formatted(source, type().name(), change.entity(), id());
  }
}
