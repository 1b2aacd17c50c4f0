package io.penstock.ingress.intake;

import java.time.Duration;

/// The size limits and time limits of one request.
///
/// @param bodyBytesMax maximum length of the body, in bytes
/// @param headerBytesMax maximum length of request line and headers together, in bytes
/// @param answerWithin maximum time from the start of the request to its answer
/// @param headersWithin maximum time from accepting a socket to the head of its first request
/// @param bodyWithin maximum time from the request's head to the end of its body
/// @param idleMax maximum time from an answer to the next request's head
public record RequestLimits(
    long bodyBytesMax,
    int headerBytesMax,
    Duration answerWithin,
    Duration headersWithin,
    Duration bodyWithin,
    Duration idleMax) {

  /// The deadline for a body: `bodyWithin` after now, but at most `answerWithin` after the start.
  public long bodyDueNanos(long startedNanos, long nowNanos) {
    var sinceStart = nowNanos - startedNanos;
    var left = answerWithin.toNanos() - sinceStart;
    return startedNanos + sinceStart + Math.min(bodyWithin.toNanos(), left);
  }
}
