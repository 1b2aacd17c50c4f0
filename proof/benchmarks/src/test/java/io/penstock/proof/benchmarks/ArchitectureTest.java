package io.penstock.proof.benchmarks;

import io.penstock.proof.architecture.ModuleRules;
import org.junit.jupiter.api.Test;

/// Clocks and processes are what this module is about.
class ArchitectureTest {
  @Test
  void packagesHaveNoCycles() {
    ModuleRules.of("io.penstock.proof.benchmarks").haveNoCycles();
  }
}
