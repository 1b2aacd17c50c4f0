package io.penstock.proof.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LogClockTest {

  @Test
  void clockBeginsAtZeroNeverGoesBackAndNeverLeaps() {
    var clock = new LogClock(Duration.ofMinutes(5));

    var times = LongStream.of(1_000, 3_000, 2_500, 2_600, 9_000_000, 9_000_001).map(clock::at);

    assertThat(times).containsExactly(0L, 2_000L, 2_000L, 2_100L, 302_100L, 302_101L);
  }
}
