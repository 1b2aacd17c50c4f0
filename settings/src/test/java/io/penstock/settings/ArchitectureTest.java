package io.penstock.settings;

import io.penstock.proof.architecture.ModuleRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final ModuleRules RULES = ModuleRules.of("io.penstock.settings");

  @Test
  void packagesHaveNoCycles() {
    RULES.haveNoCycles();
  }

  @Test
  void onlyMainsReadClocks() {
    RULES.readClocksOnlyIn();
  }

  @Test
  void onlyMainsTouchTheProcess() {
    RULES.touchTheProcessOnlyIn("ShutdownSignal");
  }
}
