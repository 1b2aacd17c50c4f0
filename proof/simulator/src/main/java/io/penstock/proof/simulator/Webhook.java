package io.penstock.proof.simulator;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One generated webhook: its headers and body, and their meaning.
///
/// A repeat of a delivery is the same webhook sent again.
///
/// @param number its place in the plan, from 0, unique
/// @param connection the connection's id: the last segment of the path it is posted to
/// @param id the sender's id of the delivery in the body or in a header; null if there is none
/// @param headers HTTP headers including the signature, without `Content-Type: application/json`
/// @param body the posted bytes; not copied, must not be modified
public record Webhook(
    int number,
    String connection,
    @Nullable String id,
    Map<String, String> headers,
    byte[] body,
    Intent meaning) {

  public Webhook {
    headers = Map.copyOf(headers);
  }
}
