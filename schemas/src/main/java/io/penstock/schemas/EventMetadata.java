package io.penstock.schemas;

import java.time.Instant;

/// The metadata of an event: everything except its content.
///
/// @param place the event's sequence in its entity's history, or the reason why it has none
/// @param occurredAt the content's changed time, else the webhook's time, else the receipt time
/// @param receivedAt when the ingress had received the webhook
public record EventMetadata(
    EntityRef entity,
    Operation operation,
    EntityEvent.Place place,
    Instant occurredAt,
    Instant receivedAt) {}
