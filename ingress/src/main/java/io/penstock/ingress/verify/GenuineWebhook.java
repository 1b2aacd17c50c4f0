package io.penstock.ingress.verify;

import io.penstock.senders.connection.Connection;
import io.penstock.senders.signature.Headers;

/// One genuine webhook, as it was received.
///
/// @param webhookId tells it from other deliveries of the connection
/// @param derived whether the id was made from the body because the sender named none
/// @param keyId the name of the secret that verified it
/// @param headers the HTTP headers it came with
/// @param body the bytes as they came
/// @param receivedAtMs when the body was whole, in Unix milliseconds
public record GenuineWebhook(
    String connectionId,
    Connection connection,
    String webhookId,
    boolean derived,
    String keyId,
    Headers headers,
    byte[] body,
    long receivedAtMs) {}
