package io.penstock.standalone.embedded;

import io.penstock.proof.architecture.ModuleRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final ModuleRules RULES = ModuleRules.of("io.penstock.standalone.embedded");

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
    RULES.touchTheProcessOnlyIn();
  }
}
