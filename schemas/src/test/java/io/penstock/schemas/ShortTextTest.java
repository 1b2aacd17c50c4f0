package io.penstock.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortTextTest {
  @ParameterizedTest
  @CsvSource({
    "abc, 3, abc",
    "abcd, 3, abc",
    "ab😀, 4, ab😀",
    "ab😀, 3, ab",
    "ab😀c, 4, ab😀",
    "😀, 1, ''"
  })
  void beginningNeverHasHalfOfASurrogatePair(String text, int charsMax, String beginning) {
    assertThat(ShortText.beginning(text, charsMax)).isEqualTo(beginning);
  }

  @Test
  void textThatWasShortenedSaysSo() {
    assertThat(ShortText.shortened("abc", 3)).isEqualTo("abc");
    assertThat(ShortText.shortened("ab😀", 3)).isEqualTo("ab...");
  }
}
