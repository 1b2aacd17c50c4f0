package io.penstock.proof.simulator;

import io.penstock.proof.architecture.ModuleRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final ModuleRules RULES = ModuleRules.of("io.penstock.proof.simulator");

  @Test
  void packagesHaveNoCycles() {
    RULES.haveNoCycles();
  }

  @Test
  void onlyMainReadsClocks() {
    RULES.readClocksOnlyIn("SimulatedApiMain");
  }

  @Test
  void onlyMainTouchesTheProcess() {
    RULES.touchTheProcessOnlyIn("SimulatedApiMain");
  }
}
