package io.penstock.ingress.operate.samples;

import io.penstock.ingress.verify.Refusal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One refused webhook, for an operator to look at.
///
/// @param number counts the samples of this process from 1 on
/// @param connectionId as the request named it; empty where it named none
/// @param headers a line `Name: value` each; what holds a secret has dots for its value
/// @param bodyBytes how long the body was
/// @param body the bytes as they came; `null` where they were too many to keep
public record RefusedSample(
    long number,
    Instant time,
    Refusal refusal,
    String connectionId,
    String headers,
    int bodyBytes,
    byte @Nullable [] body) {

  /// What it holds, in bytes.
  long weight() {
    return headers.length() + (body == null ? 0L : body.length);
  }
}
