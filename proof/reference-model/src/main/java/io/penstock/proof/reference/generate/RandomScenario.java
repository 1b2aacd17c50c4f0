package io.penstock.proof.reference.generate;

import io.penstock.proof.reference.ModelSettings;
import io.penstock.proof.reference.RawRecord;
import java.util.List;

/// A log of one raw partition, and the rules it is processed by: the same for the same seed.
///
/// Records are of partition 3 of `t.webhooks`, at offsets 17, 18, 19, ... Recipes are not mixed
/// within an entity. Bodies keep to what the rules decide beyond doubt.
public record RandomScenario(long seed, ModelSettings rules, List<RawRecord> records) {
  static final String PREFIX = "t";
  static final int PARTITION = 3;
  static final long FIRST_OFFSET = 17;
  private static final int SPREAD = 0x9E3779B9;

  public RandomScenario {
    records = List.copyOf(records);
  }

  public static RandomScenario of(long seed) {
    // Random's first numbers are alike for seeds that are: spread, they aren't.
    var chance = new SeededRandom(seed * SPREAD);
    var rules = RandomModelSettings.of(chance);
    var length = chance.oneIn(20) ? 150 : chance.between(20, 60);
    return new RandomScenario(seed, rules, new RandomLog(chance, rules).records(length));
  }
}
