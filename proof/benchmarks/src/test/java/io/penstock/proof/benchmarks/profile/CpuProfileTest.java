package io.penstock.proof.benchmarks.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CpuProfileTest {
  @Test
  void aStationsPartIsOfAllSamples() {
    var profile =
        new CpuProfile(
            CpuProfile.ON_CPU, Map.of(ProcessingStep.HASH, 1L, ProcessingStep.STORES, 3L));

    assertThat(profile.total()).isEqualTo(4);
    assertThat(profile.part(ProcessingStep.STORES)).isEqualTo(0.75);
    assertThat(profile.part(ProcessingStep.REST)).isZero();
  }

  @Test
  void nothingSampledIsNoPart() {
    assertThat(new CpuProfile(CpuProfile.IN_JAVA, Map.of()).part(ProcessingStep.REST)).isZero();
  }
}
