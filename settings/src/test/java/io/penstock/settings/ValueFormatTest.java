package io.penstock.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueFormatTest {
  private static final ValueFormat<Duration> DURATION =
      Durations.between(Duration.ZERO, Duration.ofDays(100));
  private static final ValueFormat<Long> BYTES = ByteCounts.between(0, Long.MAX_VALUE);

  @ParameterizedTest
  @CsvSource({
    "0s, PT0S",
    "500ms, PT0.5S",
    "8s, PT8S",
    "5m, PT5M",
    "5min, PT5M",
    "72h, PT72H",
    "7d, PT168H"
  })
  void durationIsANumberWithItsUnit(String text, Duration expected) {
    assertThat(DURATION.read(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "8",
        "s",
        "8 s",
        " 8s",
        "8S",
        "-8s",
        "+8s",
        "8.5s",
        "PT8S",
        "8sec",
        "1h30m",
        "101d",
        "999999999999d",
        "9999999999999s",
        "٨s"
      })
  void otherFormsAreNoDuration(String text) {
    assertThat(DURATION.read(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"PT0S, 0s", "PT1.5S, 1500ms", "PT90S, 90s", "PT5M, 5m", "PT26H, 26h", "PT168H, 7d"})
  void durationIsShownInTheLongestUnitThatFits(Duration value, String expected) {
    assertThat(Durations.show(value)).isEqualTo(expected);
    assertThat(DURATION.read(expected)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1048576, 1048576",
    "64KiB, 65536",
    "1MiB, 1048576",
    "1GiB, 1073741824",
    "8589934591GiB, 9223372035781033984"
  })
  void bytesAreANumberAndPerhapsABinaryUnit(String text, long expected) {
    assertThat(BYTES.read(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1KB",
        "1k",
        "1 KiB",
        "1kib",
        "-1",
        "1.5MiB",
        "1e6",
        "0x10",
        "8589934592GiB",
        "17179869185GiB"
      })
  void otherFormsAreNoBytes(String text) {
    assertThat(BYTES.read(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1023, 1023", "65536, 64KiB", "1048576, 1MiB", "3221225472, 3GiB"})
  void bytesAreShownInTheLargestUnitThatFits(long value, String expected) {
    assertThat(ByteCounts.show(value)).isEqualTo(expected);
    assertThat(BYTES.read(expected)).isEqualTo(value);
  }

  @Test
  void limitsThemselvesAreWithin() {
    var form = Durations.between(Duration.ofSeconds(1), Duration.ofMinutes(1));

    assertThat(form.read("1s")).isNotNull();
    assertThat(form.read("60s")).isNotNull();
    assertThat(form.read("999ms")).isNull();
    assertThat(form.read("61s")).isNull();
    assertThat(ByteCounts.between(2, 3).read("2")).isEqualTo(2);
    assertThat(ByteCounts.between(2, 3).read("3")).isEqualTo(3);
    assertThat(ByteCounts.between(2, 3).read("1")).isNull();
    assertThat(ByteCounts.between(2, 3).read("4")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1.0", "+1", "1_000", "0x1", "one", "99999999999999999999", "-2", "10"})
  void otherFormsAreNoWholeNumber(String text) {
    assertThat(ValueFormat.whole(-1, 9).read(text)).isNull();
  }

  @Test
  void wholeNumberHasBothItsEnds() {
    assertThat(ValueFormat.whole(-1, 9).read("-1")).isEqualTo(-1);
    assertThat(ValueFormat.whole(-1, 9).read("9")).isEqualTo(9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yes", "on", "True", "TRUE", "1"})
  void flagIsNothingButTrueOrFalse(String text) {
    assertThat(ValueFormat.FLAG.read(text)).isNull();
  }

  @Test
  void pathIsWhatTheFileSystemTakes() {
    assertThat(ValueFormat.PATH.read("a\0b")).isNull();
    assertThat(ValueFormat.PATH.read("")).isNull();
  }
}
