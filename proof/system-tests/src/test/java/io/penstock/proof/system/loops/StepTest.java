package io.penstock.proof.system.loops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class StepTest {
  private static final int WAITS = 5;
  private static final long CPU = 1_000_000;
  private static final long BEFORE = 70_000_000;

  private final Step step = new Step(new Step.Bounds(WAITS, CPU), BEFORE);

  @Test
  void loopThatIsNotScheduledIsNotBlockedHoweverOftenItIsSeen() {
    for (int look = 0; look < 10_000; look++) {
      assertThat(runs(CPU - 1)).isEmpty();
    }
  }

  @Test
  void loopThatIsSeenWaitingInSuccessionIsBlocked() {
    for (int look = 1; look < WAITS; look++) {
      assertThat(waits()).isEmpty();
    }

    assertThat(waits()).contains("blocked: 5 looks found it waiting");
  }

  @Test
  void loopThatRanInBetweenBeginsAnew() {
    for (int look = 0; look < 10 * WAITS; look++) {
      assertThat(look % WAITS == 0 ? runs(0) : waits()).isEmpty();
    }
  }

  @Test
  void loopThatUsesTheCpuTimeOfTheBoundIsBusy() {
    assertThat(runs(CPU - 1)).isEmpty();

    assertThat(runs(CPU)).contains("busy: one step used 1 ms of CPU time");
  }

  @Test
  void oneStepIsToldOnce() {
    assertThat(runs(CPU)).isPresent();

    assertThat(runs(2 * CPU)).isEmpty();
    for (int look = 0; look < 2 * WAITS; look++) {
      assertThat(waits()).isEmpty();
    }
  }

  private Optional<String> runs(long cpuNanos) {
    return step.judge(new Look(false, BEFORE + cpuNanos));
  }

  private Optional<String> waits() {
    return step.judge(new Look(true, BEFORE));
  }
}
