package io.penstock.proof.system.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          8s          | 8 s
          60s         | 1 min
          72h         | 3 d
          5m          | 5 min
          1048576 bytes | 1 MiB
          5020KiB     | 5,020 KiB
          100000      | 100,000
          0s          | 0 h
          """)
  void oneAmountHasOneNormalForm(String text, String other) {
    assertThat(Amount.normal(text)).isEqualTo(Amount.normal(other));
  }

  @ParameterizedTest
  @CsvSource({"8 s,8 min", "1 MiB,1 KiB", "8 s,8", "1 KiB,1024"})
  void otherAmountsHaveOthers(String text, String other) {
    assertThat(Amount.normal(text)).isNotEqualTo(Amount.normal(other));
  }

  @Test
  void textThatIsNoAmountStays() {
    assertThat(Amount.normal("0.0.0.0")).isEqualTo("0.0.0.0");
    assertThat(Amount.normal("strict")).isEqualTo("strict");
    assertThat(Amount.leading("unlimited")).isNull();
  }

  @Test
  void constantIsWhatItsTypeOrItsNameSays() {
    assertThat(Amount.of("WAIT", Duration.ofSeconds(8))).isEqualTo(Amount.leading("8 s"));
    assertThat(Amount.of("WAIT_MAX_MS", 8_000L)).isEqualTo(Amount.leading("8 s, at most"));
    assertThat(Amount.of("LINGER_NANOS", 1_000_000L)).isEqualTo(Amount.leading("1 ms"));
    assertThat(Amount.of("BODY_BYTES_MAX", 4 << 20)).isEqualTo(Amount.leading("4 MiB"));
    assertThat(Amount.of("ITEMS_MAX", 10_000)).isEqualTo(Amount.leading("10,000 items"));
    assertThat(Amount.of("ID", Pattern.compile("[a-z]{1,128}")))
        .isEqualTo(Amount.leading("128 characters"));
  }
}
