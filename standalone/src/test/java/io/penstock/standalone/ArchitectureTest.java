package io.penstock.standalone;

import io.penstock.proof.architecture.ModuleRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final ModuleRules RULES = ModuleRules.of("io.penstock.standalone");

  @Test
  void packagesHaveNoCycles() {
    RULES.haveNoCycles();
  }

  @Test
  void onlyMainsReadClocks() {
    RULES.readClocksOnlyIn("StandaloneMain");
  }

  @Test
  void onlyMainsTouchTheProcess() {
    RULES.touchTheProcessOnlyIn("StandaloneMain");
  }
}
