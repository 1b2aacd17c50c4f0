package io.penstock.proof.simulator.api;

import java.util.Map;
import java.util.Optional;

/// A request as it was received.
///
/// @param headers by their names in lower case
record ReceivedRequest(String method, String target, Map<String, String> headers, String body) {
  private static final String BEARER = "Bearer ";

  ReceivedRequest {
    headers = Map.copyOf(headers);
  }

  /// The bearer token; empty if there is none.
  Optional<String> token() {
    return Optional.ofNullable(headers.get("authorization"))
        .filter(value -> value.startsWith(BEARER))
        .map(value -> value.substring(BEARER.length()));
  }

  /// Whether the client uses the socket for no other request.
  boolean isLast() {
    return "close".equalsIgnoreCase(headers.get("connection"));
  }
}
