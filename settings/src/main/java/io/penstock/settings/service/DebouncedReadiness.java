package io.penstock.settings.service;

import io.penstock.settings.service.Readiness.Ready;
import io.penstock.settings.service.Readiness.Unready;

/// Readiness that one lost packet does not shake: it takes two bad looks in a row to lose it, and
/// one good look to gain it.
///
/// @param readiness what is held after the looks so far
/// @param badInARow how many of the last looks were bad; more than two count as two
public record DebouncedReadiness(Readiness readiness, int badInARow) {
  private static final int BAD_MAX = 2;

  /// Before the first look.
  public static final DebouncedReadiness START =
      new DebouncedReadiness(new Unready("starting: has not reached the broker yet"), BAD_MAX);

  /// What is held after one more look.
  public DebouncedReadiness after(Readiness look) {
    return switch (look) {
      case Ready ready -> new DebouncedReadiness(ready, 0);
      case Unready unready ->
          badInARow + 1 < BAD_MAX
              ? new DebouncedReadiness(readiness, badInARow + 1)
              : new DebouncedReadiness(unready, BAD_MAX);
    };
  }

  /// Whether the last look was good, so that the next has time.
  public boolean settled() {
    return badInARow == 0;
  }
}
