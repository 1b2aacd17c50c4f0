package io.penstock.cli.send;

import java.time.Duration;
import java.util.Optional;

/// How often and when a webhook is posted again that the bridge could not take now.
final class RetryPolicy {
  /// How often one is posted again at most.
  static final int RETRIES_MAX = 3;

  private static final Duration WAIT_DEFAULT = Duration.ofSeconds(5);
  private static final Duration WAIT_MAX = Duration.ofSeconds(60);

  private RetryPolicy() {}

  /// How long to wait before it is posted again; empty where it is not.
  ///
  /// @param attempts how often it was posted
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
