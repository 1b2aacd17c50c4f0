package io.penstock.proof.benchmarks.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfileTest {
  @Test
  void aStationsPartIsOfAllSamples() {
    var profile = new Profile(Profile.ON_CPU, Map.of(Station.HASH, 1L, Station.STORES, 3L));

    assertThat(profile.total()).isEqualTo(4);
    assertThat(profile.part(Station.STORES)).isEqualTo(0.75);
    assertThat(profile.part(Station.REST)).isZero();
  }

  @Test
  void nothingSampledIsNoPart() {
    assertThat(new Profile(Profile.IN_JAVA, Map.of()).part(Station.REST)).isZero();
  }
}
