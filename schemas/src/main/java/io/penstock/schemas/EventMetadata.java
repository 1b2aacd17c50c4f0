package io.penstock.schemas;

import java.time.Instant;

/// What an event says besides its content.
///
/// @param place the event's number in its entity's history, or why it has none
/// @param occurredAt the content's changed time, else the webhook's, else the receipt
/// @param receivedAt when the ingress had the webhook
public record EventMetadata(
    EntityRef entity,
    Operation operation,
    EntityEvent.Place place,
    Instant occurredAt,
    Instant receivedAt) {}
