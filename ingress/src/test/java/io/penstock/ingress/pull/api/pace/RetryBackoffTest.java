package io.penstock.ingress.pull.api.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryBackoffTest {
  private static final double ALMOST_ONE = Math.nextDown(1.0);

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 4", "6, 32", "7, 60", "100, 60", "2147483647, 60"})
  void theBoundOfACallDoublesUpToAMinute(int failures, long seconds) {
    var longest = RetryBackoff.OF_CALL.nanos(failures, ALMOST_ONE);
    assertThat(Duration.ofNanos(longest + 1)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @CsvSource({"1, 5", "2, 10", "6, 160", "7, 300", "100, 300"})
  void theBoundOfACircuitDoublesUpToFiveMinutes(int failures, long seconds) {
    var longest = RetryBackoff.OF_CIRCUIT.nanos(failures, ALMOST_ONE);
    assertThat(Duration.ofNanos(longest + 1)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void theJitterIsFull() {
    assertThat(RetryBackoff.OF_CALL.nanos(3, 0)).isZero();
    assertThat(RetryBackoff.OF_CALL.nanos(3, 0.25)).isEqualTo(Duration.ofSeconds(1).toNanos());
  }
}
