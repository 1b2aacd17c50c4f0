package io.penstock.ingress.pull.api.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.pull.api.pace.CallPace.PaceChange;
import io.penstock.senders.api.PullLimits;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CallPaceTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private static final List<CallOutcome> OUTCOMES = List.of(CallOutcome.values());

  private final CallPace pace = new CallPace(limits(6000, 2), 0);

  private static PullLimits limits(int perMinute, int atOnce) {
    return new PullLimits(perMinute, atOnce, "retry-after", Duration.ofSeconds(10), 1 << 20);
  }

  private PaceChange call(CallOutcome outcome, long now) {
    return pace.ended(pace.begun(now), outcome, null, now, 0.9);
  }

  @Test
  void noMoreCallsAreInFlightThanAllowed() {
    var first = pace.begun(0);
    pace.begun(0);
    assertThat(pace.next(SECOND)).isEqualTo(CallStart.AFTER_AN_ANSWER);
    pace.ended(first, CallOutcome.ANSWERED, null, SECOND, 0);
    assertThat(pace.next(SECOND)).isEqualTo(CallStart.NOW);
  }

  @Test
  void theApiCanHoldAllCalls() {
    pace.ended(pace.begun(0), CallOutcome.FAILED, Duration.ofSeconds(100), SECOND, 0);
    assertThat(pace.next(SECOND)).isEqualTo(new CallStart.At(101 * SECOND));
    assertThat(pace.next(101 * SECOND)).isEqualTo(CallStart.NOW);
  }

  @Test
  void aShorterHoldDoesNotEndALongerOne() {
    var first = pace.begun(0);
    var second = pace.begun(0);
    pace.ended(first, CallOutcome.FAILED, Duration.ofSeconds(100), 0, 0);
    pace.ended(second, CallOutcome.FAILED, Duration.ofSeconds(1), 0, 0);
    assertThat(pace.next(SECOND)).isEqualTo(new CallStart.At(100 * SECOND));
  }

  @Test
  void theApiCanHoldThemForAnHourOnly() {
    pace.ended(pace.begun(0), CallOutcome.FAILED, Duration.ofDays(9000), 0, 0);
    assertThat(pace.next(SECOND)).isEqualTo(new CallStart.At(3600 * SECOND));
  }

  @Test
  void callsWaitForACircuitThatIsOpenForUpToThirtySeconds() {
    for (int call = 1; call < Circuit.FAILURES_MAX; call++) {
      assertThat(call(CallOutcome.FAILED, 0)).isEqualTo(new PaceChange.None());
    }
    assertThat(call(CallOutcome.FAILED, 0)).isEqualTo(new PaceChange.Opened(9 * SECOND / 2, true));
    assertThat(call(CallOutcome.FAILED, 20 * SECOND))
        .isEqualTo(new PaceChange.Opened(9 * SECOND, true));
    assertThat(call(CallOutcome.FAILED, 29 * SECOND))
        .isEqualTo(new PaceChange.Opened(18 * SECOND, false));
    assertThat(call(CallOutcome.ANSWERED, 47 * SECOND)).isEqualTo(new PaceChange.Closed());
  }

  /// Random calls: whatever happens, the bounds hold, and a call can always begin some day.
  @Test
  void randomCallsKeepTheBounds() {
    for (long seed = 0; seed < 300; seed++) {
      var random = new SplittableRandom(seed);
      var atOnce = 1 + random.nextInt(4);
      long now = random.nextLong();
      var paced = new CallPace(limits(1 + random.nextInt(1000), atOnce), now);
      var flying = new ArrayDeque<Integer>();
      var held = now;
      for (int step = 0; step < 500; step++) {
        switch (paced.next(now)) {
          case CallStart.Now _ -> {
            assertThat(held - now).as("seed " + seed).isLessThanOrEqualTo(0);
            flying.add(paced.begun(now));
          }
          case CallStart.At(var at) -> {
            assertThat(at - now).as("seed " + seed).isBetween(1L, CallPace.HOLD_MAX.toNanos());
            now = at;
          }
          case CallStart.AfterAnAnswer _ -> assertThat(flying).as("seed " + seed).isNotEmpty();
        }
        assertThat(flying).hasSizeLessThanOrEqualTo(atOnce).hasSize(paced.inFlight());
        if (!flying.isEmpty() && random.nextBoolean()) {
          now += random.nextLong(SECOND);
          var after = random.nextInt(9) == 0 ? Duration.ofSeconds(random.nextInt(99)) : null;
          var outcome = OUTCOMES.get(random.nextInt(3));
          paced.ended(flying.remove(), outcome, after, now, random.nextDouble());
          var until = after == null ? now : now + after.toNanos();
          held = until - held > 0 ? until : held;
        }
      }
    }
  }
}
