package io.penstock.ingress.intake;

import java.time.Duration;

/// What one request may take.
///
/// @param bodyBytesMax the longest body
/// @param headerBytesMax the request line and headers together
/// @param answerWithin from the request to its answer
/// @param headersWithin from a connection to its first request
/// @param bodyWithin from the request to its body's end
/// @param idleMax from an answer to the next request's head
public record RequestLimits(
    long bodyBytesMax,
    int headerBytesMax,
    Duration answerWithin,
    Duration headersWithin,
    Duration bodyWithin,
    Duration idleMax) {

  /// When a body is due: it has its time from the head on, within the time for the whole.
  public long bodyDueNanos(long startedNanos, long nowNanos) {
    var sinceStart = nowNanos - startedNanos;
    var left = answerWithin.toNanos() - sinceStart;
    return startedNanos + sinceStart + Math.min(bodyWithin.toNanos(), left);
  }
}
