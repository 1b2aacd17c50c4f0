package io.penstock.senders.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignedTimeTest {
  private static final long NOW = 1_767_323_045_000L;

  private static final SignedTime RULE =
      new SignedTime(
          new SignedTime.Source.Header("x-time"),
          SignedTime.Unit.SECONDS,
          Duration.ofMinutes(5),
          Duration.ofMinutes(1));

  @Test
  void bothBoundsAreTolerated() {
    assertThat(RULE.tolerates(NOW - 300_000, NOW)).isTrue();
    assertThat(RULE.tolerates(NOW + 60_000, NOW)).isTrue();
  }

  @Test
  void oneMillisecondBeyondIsNot() {
    assertThat(RULE.tolerates(NOW - 300_001, NOW)).isFalse();
    assertThat(RULE.tolerates(NOW + 60_001, NOW)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "SECONDS, 1767323045, 1767323045000",
    "SECONDS, 999999999999999, 999999999999999000",
    "MILLISECONDS, 1767323045123, 1767323045123",
    "RFC3339, 2026-01-02T03:04:05Z, 1767323045000",
    "RFC3339, 2026-01-02T04:04:05.5+01:00, 1767323045500"
  })
  void textIsATimeInItsUnit(SignedTime.Unit unit, String text, long millis) {
    assertThat(unit.millis(text)).hasValue(millis);
  }

  @ParameterizedTest
  @CsvSource({
    "SECONDS, ''",
    "SECONDS, -1",
    "SECONDS, +1",
    "SECONDS, 1.5",
    "SECONDS, ' 1'",
    "SECONDS, 1234567890123456",
    "SECONDS, ١٢٣",
    "MILLISECONDS, 2026-01-02T03:04:05Z",
    "RFC3339, 1767323045",
    "RFC3339, 2026-01-02",
    "RFC3339, 2026-01-02T03:04:05",
    "RFC3339, 2026-02-30T03:04:05Z",
    "RFC3339, +999999999-01-01T00:00:00Z"
  })
  void otherTextIsNone(SignedTime.Unit unit, String text) {
    assertThat(unit.millis(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "SECONDS, 1767323045",
    "MILLISECONDS, 1767323045000",
    "RFC3339, 2026-01-02T03:04:05Z"
  })
  void timeIsWrittenAsItIsRead(SignedTime.Unit unit, String text) {
    assertThat(unit.text(NOW)).isEqualTo(text);
    assertThat(unit.millis(text)).hasValue(NOW);
  }
}
