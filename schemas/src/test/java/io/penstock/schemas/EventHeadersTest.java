package io.penstock.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventHeadersTest {
  @ParameterizedTest
  @CsvSource({
    "0000, %00",
    "0009, %09",
    "000A, %0A",
    "001F, %1F",
    "007F, %7F",
    "0080, %C2%80",
    "0085, %C2%85",
    "009F, %C2%9F"
  })
  void controlCharacterIsPercentEncoded(String codeUnit, String encoded) {
    var control = Character.toString(Integer.parseInt(codeUnit, 16));

    assertThat(EventHeaders.withoutControls("a" + control + "b")).isEqualTo("a" + encoded + "b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ~", "%0A", "a/b?c#d", "\u00a0\u00fc", "\u2028", "\ufffd", "\ud83d\ude00"})
  void nothingElseIsEncoded(String text) {
    assertThat(EventHeaders.withoutControls(text)).isSameAs(text);
  }

  @Test
  void otherCharactersBesideAControlStayAsTheyAre() {
    assertThat(EventHeaders.withoutControls("\ud83d\ude00\t%\u00fc\n"))
        .isEqualTo("\ud83d\ude00%09%\u00fc%0A");
  }
}
