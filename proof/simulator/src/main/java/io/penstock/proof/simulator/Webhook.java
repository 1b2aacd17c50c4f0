package io.penstock.proof.simulator;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One webhook that was made up: the bytes that go over the wire, and what they mean.
///
/// A repeat of a delivery is the same webhook sent again.
///
/// @param number its place in the plan, from 0; no two webhooks share one
/// @param connection whose webhook it is: the last segment of the path it is posted to
/// @param id what the sender calls the delivery, where the body or a header says it; null where
///   nothing does
/// @param headers HTTP headers beside `Content-Type: application/json`, the signature's included
/// @param body exactly what is posted; not copied, nobody writes to it
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
