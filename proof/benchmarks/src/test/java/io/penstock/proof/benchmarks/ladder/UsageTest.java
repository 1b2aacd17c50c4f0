package io.penstock.proof.benchmarks.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class UsageTest {

  @Test
  void lineSaysAllOfIt() {
    var usage = new Usage(Duration.ofNanos(17), 4711);

    assertThat(Usage.of(usage.line())).isEqualTo(usage);
  }

  @Test
  void garbageCounts() {
    var before = Usage.now();
    var garbage = new byte[50 << 20];

    var used = Usage.now().since(before);

    assertThat(used.allocatedBytes()).isBetween((long) garbage.length, 2L * garbage.length);
    assertThat(used.cpu()).isBetween(Duration.ZERO, Duration.ofMinutes(1));
  }
}
