package io.penstock.proof.reference.generate;

import io.penstock.proof.reference.ModelSettings;
import io.penstock.proof.reference.RawRecord;
import java.util.List;

/// A log of one raw partition with the settings for processing it. The same seed makes the same
/// scenario.
///
/// Records are of partition 3 of `t.webhooks`, at offsets 17, 18, 19, ... An entity has records of
/// one recipe only. Bodies contain only cases that the rules decide unambiguously.
public record RandomScenario(long seed, ModelSettings rules, List<RawRecord> records) {
  static final String PREFIX = "t";
  static final int PARTITION = 3;
  static final long FIRST_OFFSET = 17;
  private static final int SPREAD = 0x9E3779B9;

  public RandomScenario {
    records = List.copyOf(records);
  }

  public static RandomScenario of(long seed) {
    // `Random` has similar first numbers for similar seeds, so the seed is multiplied by a large
    // number.
    var chance = new SeededRandom(seed * SPREAD);
    var rules = RandomModelSettings.of(chance);
    var length = chance.oneIn(20) ? 150 : chance.between(20, 60);
    return new RandomScenario(seed, rules, new RandomLog(chance, rules).records(length));
  }
}
