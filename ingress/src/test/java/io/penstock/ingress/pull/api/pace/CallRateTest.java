package io.penstock.ingress.pull.api.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CallRateTest {
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  @Test
  void aFullBucketLetsABurstBegin() {
    var rate = new CallRate(60, 2, 0);
    rate.begun(0);
    assertThat(rate.next(0)).isZero();
    rate.begun(0);
    assertThat(rate.next(0)).isGreaterThan(0);
  }

  @Test
  void aBurstIsASmallPartOfAMinutesCalls() {
    var rate = new CallRate(5, 16, 0);
    rate.begun(0);
    assertThat(rate.next(0)).isEqualTo(MINUTE / 5);
  }

  /// The definition: the times of the last minute are kept and counted.
  @Test
  void inNoMinuteMoreCallsBeginThanAllowed() {
    for (long seed = 0; seed < 300; seed++) {
      var random = new SplittableRandom(seed);
      var perMinute = 1 + random.nextInt(random.nextBoolean() ? 10 : 1000);
      var now = random.nextBoolean() ? random.nextLong() : Long.MAX_VALUE - MINUTE;
      var rate = new CallRate(perMinute, 1 + random.nextInt(16), now);
      var begun = new ArrayDeque<Long>();
      for (int call = 0; call < 3 * perMinute; call++) {
        now = rate.next(random.nextInt(20) == 0 ? now + random.nextLong(MINUTE) : now);
        rate.begun(now);
        begun.addLast(now);
        while (now - begun.getFirst() >= MINUTE) {
          begun.removeFirst();
        }
        assertThat(begun).as("seed " + seed).hasSizeLessThanOrEqualTo(perMinute);
      }
    }
  }

  @Test
  void aBusyConnectionUsesAlmostAllOfItsRate() {
    for (int perMinute : new int[] {1, 2, 9, 10, 60, 1000, 100_000}) {
      var rate = new CallRate(perMinute, 16, 0);
      long now = 0;
      var calls = 0;
      for (; now < 10 * MINUTE; now = rate.next(now)) {
        rate.begun(now);
        calls++;
      }
      assertThat(calls).isGreaterThanOrEqualTo(perMinute * 9);
    }
  }
}
