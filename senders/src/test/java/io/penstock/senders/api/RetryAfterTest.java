package io.penstock.senders.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0                             | PT0S",
        "120                           | PT2M",
        "999999999                     | PT277777H46M39S",
        "Sat, 31 Jan 2026 12:00:30 GMT | PT30S",
        "Sat, 31 Jan 2026 11:59:59 GMT | PT0S",
      })
  void valueIsSecondsOrADate(String value, Duration wait) {
    assertThat(RetryAfter.read(" " + value + " ", NOW)).isEqualTo(wait);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1.5", "9999999999", "soon", "2026-01-31T12:00:30Z"})
  void anotherValueSaysNothing(String value) {
    assertThat(RetryAfter.read(value, NOW)).isNull();
  }
}
