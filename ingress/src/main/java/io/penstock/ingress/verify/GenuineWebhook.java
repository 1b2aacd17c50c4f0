package io.penstock.ingress.verify;

import io.penstock.senders.connection.Connection;
import io.penstock.senders.signature.Headers;

/// A genuine webhook, as it was received.
///
/// @param webhookId the id that distinguishes the webhook from others of the connection
/// @param derived whether the id was derived from the body, because the sender gave none
/// @param keyId the name of the secret that verified the webhook
/// @param headers the HTTP headers of the request
/// @param body the bytes as received
/// @param receivedAtMs when the complete body was judged, in Unix milliseconds
public record GenuineWebhook(
    String connectionId,
    Connection connection,
    String webhookId,
    boolean derived,
    String keyId,
    Headers headers,
    byte[] body,
    long receivedAtMs) {}
