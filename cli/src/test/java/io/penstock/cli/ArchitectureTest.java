package io.penstock.cli;

import io.penstock.proof.architecture.ModuleRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final ModuleRules RULES = ModuleRules.of("io.penstock.cli");

  @Test
  void packagesHaveNoCycles() {
    RULES.haveNoCycles();
  }

  @Test
  void onlyMainsReadClocks() {
    RULES.readClocksOnlyIn("CliMain");
  }

  @Test
  void onlyMainsTouchTheProcess() {
    RULES.touchTheProcessOnlyIn("CliMain");
  }
}
