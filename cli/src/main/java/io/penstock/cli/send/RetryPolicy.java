package io.penstock.cli.send;

import java.time.Duration;
import java.util.Optional;

/// Decides whether and when a webhook is posted again after a temporary refusal.
final class RetryPolicy {
  /// Maximum number of retries for each webhook.
  static final int RETRIES_MAX = 3;

  private static final Duration WAIT_DEFAULT = Duration.ofSeconds(5);
  private static final Duration WAIT_MAX = Duration.ofSeconds(60);

  private RetryPolicy() {}

  /// The wait before the next attempt; empty if the webhook is not posted again.
  ///
  /// @param attempts the number of attempts so far
  static Optional<Duration> wait(IngressResponse answer, int attempts) {
    if (attempts > RETRIES_MAX
        || !(answer instanceof IngressResponse.Given given)
        || !given.temporary()) {
      return Optional.empty();
    }
    var asked = given.retryAfter() == null ? WAIT_DEFAULT : given.retryAfter();
    return Optional.of(asked.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : asked);
  }
}
