package io.penstock.proof.reference.generate;

import io.penstock.proof.reference.ModelSettings;
import io.penstock.proof.reference.ModelSettings.Bounds;
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
        random.oneIn(3) ? random.pick(0L, MINUTE_MS, 120 * MINUTE_MS) : defaults.aheadMaxMs(),
        random.pick(1_000L, 10_000L, defaults.lagMaxMs()),
        random.pick(MINUTE_MS, 10 * MINUTE_MS, defaults.fetchLapseMs(), defaults.fetchLapseMs()),
        random.oneIn(4) ? random.between(1, 3) : defaults.fetchOpenMax(),
        bounds(random),
        Set.of("versioned"));
  }

  private static Bounds bounds(SeededRandom random) {
    var defaults = Bounds.DEFAULT;
    return new Bounds(
        random.oneIn(4) ? random.between(1, 3) : defaults.heldPerEntityMax(),
        random.oneIn(4) ? random.between(2, 8) : defaults.heldMax(),
        random.oneIn(4) ? random.between(2_000, 9_000) : defaults.heldBytesMax(),
        random.pick(100, 50, 30),
        random.oneIn(2) ? random.pick(1, 1, 2, 4) : defaults.releaseItemsMax(),
        random.oneIn(3) ? random.between(600, 3_000) : defaults.releaseBytesMax());
  }
}
