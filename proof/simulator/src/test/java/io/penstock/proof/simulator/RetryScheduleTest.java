package io.penstock.proof.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

  @Test
  void makiniTriesAgainAfterHalfAMinuteThenEachTimeTwiceAsLate() {
    var waits = IntStream.rangeClosed(1, 4).mapToObj(RetrySchedule.MAKINI::after);

    assertThat(waits.map(Optional::orElseThrow).map(Duration::toSeconds))
        .containsExactly(30L, 60L, 120L, 240L);
  }

  @Test
  void elevenRetriesFitInADay() {
    var tried = IntStream.rangeClosed(1, 40).filter(n -> RetrySchedule.MAKINI.after(n).isPresent());

    assertThat(tried.boxed()).hasSize(11).last().isEqualTo(11);
  }

  @Test
  void hurryIsOverWithinAMinute() {
    var waits = IntStream.rangeClosed(1, 40).mapToObj(RetrySchedule.HURRIED::after);

    var sum = waits.flatMap(Optional::stream).reduce(Duration.ZERO, Duration::plus);

    assertThat(sum).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(60));
  }

  @Test
  void waitThatIsNoneIsRefused() {
    var some = Duration.ofSeconds(1);

    assertThatThrownBy(() -> new RetrySchedule(some, Duration.ZERO, some))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RetrySchedule(Duration.ZERO, some, some))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
