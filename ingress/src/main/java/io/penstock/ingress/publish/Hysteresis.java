package io.penstock.ingress.publish;

import io.penstock.schemas.health.Readiness;
import io.penstock.schemas.health.Readiness.Ready;
import io.penstock.schemas.health.Readiness.Unready;

/// Readiness that one lost packet does not shake: it takes two bad looks in a row to lose it, and
/// one good look to gain it.
record Hysteresis(Readiness readiness, int badInARow) {
  private static final int BAD_MAX = 2;

  static final Hysteresis START =
      new Hysteresis(new Unready("starting: has not reached the broker yet"), BAD_MAX);

  Hysteresis after(Readiness look) {
    return switch (look) {
      case Ready ready -> new Hysteresis(ready, 0);
      case Unready unready ->
          badInARow + 1 < BAD_MAX
              ? new Hysteresis(readiness, badInARow + 1)
              : new Hysteresis(unready, BAD_MAX);
    };
  }

  /// Whether the last look was good, so that the next has time.
  boolean settled() {
    return badInARow == 0;
  }
}
