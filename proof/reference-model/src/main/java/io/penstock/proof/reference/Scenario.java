package io.penstock.proof.reference;

import java.util.List;

/// A log of one raw partition, and the rules it is processed by: the same for the same seed.
///
/// Records are of partition 3 of `t.webhooks`, at offsets 17, 18, 19, ... Recipes are not mixed
/// within an entity. Bodies keep to what the rules decide beyond doubt.
public record Scenario(long seed, Rules rules, List<RawRecord> records) {
  static final String PREFIX = "t";
  static final int PARTITION = 3;
  static final long FIRST_OFFSET = 17;
  private static final int SPREAD = 0x9E3779B9;

  public Scenario {
    records = List.copyOf(records);
  }

  public static Scenario of(long seed) {
    // Random's first numbers are alike for seeds that are: spread, they aren't.
    var chance = new Chance(seed * SPREAD);
    var rules = RandomRules.of(chance);
    var length = chance.oneIn(20) ? 150 : chance.between(20, 60);
    return new Scenario(seed, rules, new RandomLog(chance, rules).records(length));
  }
}
