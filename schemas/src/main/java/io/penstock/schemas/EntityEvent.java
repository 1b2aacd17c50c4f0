package io.penstock.schemas;

import io.penstock.schemas.json.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One change of one entity, as consumers read it.
///
/// @param place the event's number in its entity's history, or why it has none
/// @param occurredAt the content's changed time, else the webhook's, else the receipt
/// @param receivedAt when the ingress had the webhook
/// @param model the canonical model that `data` is, such as `purchase_order/1`; `null` if `data` is
///   as received or absent
/// @param data the canonical model or the content as received; `null` for a deletion without
///   content
/// @param extensions members with no canonical home, as received
public record EntityEvent(
    EntityRef entity,
    Operation operation,
    Place place,
    Instant occurredAt,
    Instant receivedAt,
    @Nullable String model,
    Json.@Nullable Obj data,
    Json.Obj extensions,
    List<NormalizationIssue> issues) {

  /// The version of the envelope.
  public static final int SCHEMA = 1;

  /// An event; the list is copied.
  // Spelled out: the nullness of a compact constructor's parameters is lost in its class file.
  public EntityEvent(
      EntityRef entity,
      Operation operation,
      Place place,
      Instant occurredAt,
      Instant receivedAt,
      @Nullable String model,
      Json.@Nullable Obj data,
      Json.Obj extensions,
      List<NormalizationIssue> issues) {
    this.entity = entity;
    this.operation = operation;
    this.place = place;
    this.occurredAt = occurredAt;
    this.receivedAt = receivedAt;
    this.model = model;
    this.data = data;
    this.extensions = extensions;
    this.issues = List.copyOf(issues);
  }

  /// Where an event stands in its entity's history.
  public sealed interface Place {

    /// Released in its turn.
    ///
    /// @param sequence 1, 2, 3, ... without a gap, per entity and generation
    record InOrder(long sequence) implements Place {}

    /// Too late for the order.
    ///
    /// @param lateByMs how long ago the wait of the last released ended, in milliseconds of the log
    ///   clock
    /// @param supersededBy the entity's last event when this one came
    record Late(long lateByMs, RawItemPosition supersededBy) implements Place {}
  }
}
