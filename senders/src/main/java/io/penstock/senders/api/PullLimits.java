package io.penstock.senders.api;

import java.time.Duration;

/// The limits of the requests to one connection's API.
///
/// @param perMinute the maximum number of requests in a minute
/// @param atOnce the maximum number of requests at the same time
/// @param retryAfter the response header that says when to ask again, in lower case; its value has
///   the form of [RetryAfter]
/// @param timeout the maximum time from the start of a request to the end of its answer
/// @param answerBytesMax the maximum size of an answer
public record PullLimits(
    int perMinute, int atOnce, String retryAfter, Duration timeout, int answerBytesMax) {

  /// The default of `perMinute`.
  static final int PER_MINUTE = 60;

  /// The default of `atOnce`.
  static final int AT_ONCE = 2;

  /// The default of `timeout`.
  static final Duration TIMEOUT = Duration.ofSeconds(10);

  /// The default of `answerBytesMax`.
  static final long ANSWER_BYTES = 8 << 20;
}
