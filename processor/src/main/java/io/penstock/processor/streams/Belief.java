package io.penstock.processor.streams;

import io.penstock.schemas.health.Readiness;
import io.penstock.schemas.health.Readiness.Ready;
import io.penstock.schemas.health.Readiness.Unready;

/// What is held of the broker after several looks: a single bad look amid good ones is a hiccup.
///
/// For one thread.
final class Belief {
  static final Unready NOTHING_YET = new Unready("starting: has not reached the broker yet");

  /// How many bad looks in a row end a good time.
  private static final int BAD_LOOKS = 2;

  private Readiness held = NOTHING_YET;
  private int badLooks;

  /// What is held after one more look: good news at once, bad news once it is confirmed.
  Readiness after(Readiness look) {
    badLooks = look instanceof Ready ? 0 : badLooks + 1;
    if (badLooks == 0 || badLooks >= BAD_LOOKS || held instanceof Unready) {
      held = look;
    }
    return held;
  }

  /// Whether the last look was good.
  boolean isFine() {
    return badLooks == 0;
  }
}
