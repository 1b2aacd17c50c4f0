package io.penstock.settings.service;

import io.penstock.settings.service.Readiness.Ready;
import io.penstock.settings.service.Readiness.Unready;

/// The debounced readiness of a service: two failed checks in a row make it unready, one successful
/// check makes it ready. So a single lost packet does not change it.
///
/// @param readiness the readiness after the checks so far
/// @param badInARow the number of failed checks since the last successful check, at most two
public record DebouncedReadiness(Readiness readiness, int badInARow) {
  private static final int BAD_MAX = 2;

  /// The state before the first check.
  public static final DebouncedReadiness START =
      new DebouncedReadiness(new Unready("starting: has not reached the broker yet"), BAD_MAX);

  /// The state after one more check.
  public DebouncedReadiness after(Readiness look) {
    return switch (look) {
      case Ready ready -> new DebouncedReadiness(ready, 0);
      case Unready unready ->
          badInARow + 1 < BAD_MAX
              ? new DebouncedReadiness(readiness, badInARow + 1)
              : new DebouncedReadiness(unready, BAD_MAX);
    };
  }

  /// Whether the last check was successful, so that the next check is not urgent.
  public boolean settled() {
    return badInARow == 0;
  }
}
