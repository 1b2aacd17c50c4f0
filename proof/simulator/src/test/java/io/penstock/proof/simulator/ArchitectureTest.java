package io.penstock.proof.simulator;

import io.penstock.proof.architecture.ModuleRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final ModuleRules SIMULATOR = ModuleRules.of("io.penstock.proof.simulator");
  private static final ModuleRules JUDGE = ModuleRules.of("io.penstock.proof.judge");

  @Test
  void nothingReadsClocks() {
    SIMULATOR.readClocksOnlyIn();
    JUDGE.readClocksOnlyIn();
  }

  @Test
  void nothingTouchesTheProcess() {
    SIMULATOR.touchTheProcessOnlyIn();
    JUDGE.touchTheProcessOnlyIn();
  }
}
