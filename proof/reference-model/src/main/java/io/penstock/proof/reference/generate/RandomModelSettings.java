package io.penstock.proof.reference.generate;

import io.penstock.proof.reference.ModelSettings;
import java.util.Set;

/// Generates random settings: the defaults, or limits so small that a short log reaches them.
final class RandomModelSettings {
  private static final long MINUTE_MS = 60_000;

  private RandomModelSettings() {}

  static ModelSettings of(SeededRandom random) {
    var defaults = ModelSettings.defaults(RandomScenario.PREFIX);
    return new ModelSettings(
        RandomScenario.PREFIX,
        random.pick(0L, 500L, 2_000L, 2_000L, 10_000L, 90_000L),
        random.pick(3_000L, 15_000L, defaults.gapTimeoutMs()),
        random.oneIn(5) ? MINUTE_MS : defaults.clockStepMs(),
        random.oneIn(2) ? random.between(10, 30) * MINUTE_MS : defaults.horizonMs(),
        random.oneIn(4) ? random.between(1, 3) : defaults.heldPerEntityMax(),
        random.oneIn(4) ? random.between(2, 6) : defaults.heldMax(),
        random.oneIn(4) ? random.between(2_000, 9_000) : defaults.heldBytesMax(),
        Set.of("versioned"));
  }
}
