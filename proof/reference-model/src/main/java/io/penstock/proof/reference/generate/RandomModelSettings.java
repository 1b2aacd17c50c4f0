package io.penstock.proof.reference.generate;

import io.penstock.proof.reference.ModelSettings;
import java.util.Set;

/// Rules by chance: the defaults, or so small that a short log reaches them.
final class RandomModelSettings {
  private static final long MINUTE_MS = 60_000;

  private RandomModelSettings() {}

  static ModelSettings of(SeededRandom chance) {
    var defaults = ModelSettings.defaults(RandomScenario.PREFIX);
    return new ModelSettings(
        RandomScenario.PREFIX,
        chance.pick(0L, 500L, 2_000L, 2_000L, 10_000L, 90_000L),
        chance.pick(3_000L, 15_000L, defaults.gapTimeoutMs()),
        chance.oneIn(5) ? MINUTE_MS : defaults.clockStepMs(),
        chance.oneIn(2) ? chance.between(10, 30) * MINUTE_MS : defaults.horizonMs(),
        chance.oneIn(4) ? chance.between(1, 3) : defaults.heldPerEntityMax(),
        chance.oneIn(4) ? chance.between(2, 6) : defaults.heldMax(),
        chance.oneIn(4) ? chance.between(2_000, 9_000) : defaults.heldBytesMax(),
        Set.of("versioned"));
  }
}
