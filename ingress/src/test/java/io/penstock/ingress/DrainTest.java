package io.penstock.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DrainTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final List<Duration> given = new ArrayList<>();
  private final Drain drain = new Drain(Duration.ofSeconds(25), nanos::get);

  @Test
  void stepsShareOneDeadline() {
    drain
        .step("servers", Duration.ZERO, max -> take(max, Duration.ofSeconds(20)))
        .step("producer", SECOND, max -> take(max, SECOND));

    assertThat(given).containsExactly(Duration.ofSeconds(25), Duration.ofSeconds(5));
  }

  @Test
  void lateStepHasItsLeastTime() {
    drain
        .step("servers", Duration.ZERO, max -> take(max, Duration.ofSeconds(30)))
        .step("producer", SECOND, max -> take(max, SECOND))
        .step("probe", Duration.ZERO, max -> take(max, SECOND));

    assertThat(given).containsExactly(Duration.ofSeconds(25), SECOND, Duration.ZERO);
  }

  @Test
  void failedStepSkipsNoOther() {
    drain
        .step(
            "servers",
            Duration.ZERO,
            _ -> {
              throw new IllegalStateException("no");
            })
        .step("producer", SECOND, max -> take(max, SECOND));

    assertThat(given).containsExactly(Duration.ofSeconds(25));
  }

  private void take(Duration max, Duration time) {
    given.add(max);
    nanos.addAndGet(time.toNanos());
  }
}
