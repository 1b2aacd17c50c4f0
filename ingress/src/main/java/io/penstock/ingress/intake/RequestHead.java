package io.penstock.ingress.intake;

import io.penstock.senders.signature.Headers;

/// The head of an admitted request.
///
/// @param connectionId as the path names it; empty if a header or the body must
public record RequestHead(String connectionId, Headers headers) {}
