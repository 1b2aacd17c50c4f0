package io.penstock.ingress.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.Eventually;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EventLoopLagTest {
  private final List<Long> delays = new ArrayList<>();

  @Test
  void delayIsWhatATurnCameLate() {
    var delay = new EventLoopLag(1_000, delays::add);

    delay.tick(1_000 + millis(10));
    delay.tick(1_000 + millis(10 + 10 + 700));

    assertThat(delays).containsExactly(0L, millis(700));
  }

  @Test
  void turnsThatAreMadeUpForAreNotEarly() {
    var delay = new EventLoopLag(0, delays::add);

    delay.tick(millis(300));
    delay.tick(millis(301));

    assertThat(delays).containsExactly(millis(290), 0L);
  }

  @Test
  void turnIsOverdueUntilItComes() {
    var delay = new EventLoopLag(1_000, delays::add);

    assertThat(delay.overdueNanos(1_000 + millis(9))).isZero();
    assertThat(delay.overdueNanos(1_000 + millis(30_010))).isEqualTo(millis(30_000));
    delay.tick(1_000 + millis(30_010));
    assertThat(delay.overdueNanos(1_000 + millis(30_010))).isZero();
  }

  @Test
  void everyLoopTells() {
    try (var port = DataPort.prompt()) {
      Eventually.holds("delays", () -> port.loopDelays.size() > 2);
    }
  }

  private static long millis(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
