package io.penstock.proof.simulator.api;

import java.time.Duration;

/// The maximum number of calls of one connection in a window.
///
/// @param window the length of a window; it begins with the first call after the window before it
public record CallLimit(int calls, Duration window) {

  public CallLimit {
    if (calls < 1 || window.compareTo(Duration.ofMillis(1)) < 0) {
      throw new IllegalArgumentException(
          "expected at least 1 call in at least 1 ms, got %d in %s".formatted(calls, window));
    }
  }

  public static CallLimit perMinute(int calls) {
    return new CallLimit(calls, Duration.ofMinutes(1));
  }
}
