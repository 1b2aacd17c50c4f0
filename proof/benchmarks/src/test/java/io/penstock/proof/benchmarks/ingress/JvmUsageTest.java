package io.penstock.proof.benchmarks.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class JvmUsageTest {

  @Test
  void lineSaysAllOfIt() {
    var usage = new JvmUsage(Duration.ofNanos(17), 4711);

    assertThat(JvmUsage.of(usage.line())).isEqualTo(usage);
  }

  @Test
  void garbageCounts() {
    var before = JvmUsage.now();
    var garbage = new byte[50 << 20];

    var used = JvmUsage.now().since(before);

    assertThat(used.allocatedBytes()).isBetween((long) garbage.length, 2L * garbage.length);
    assertThat(used.cpu()).isBetween(Duration.ZERO, Duration.ofMinutes(1));
  }
}
