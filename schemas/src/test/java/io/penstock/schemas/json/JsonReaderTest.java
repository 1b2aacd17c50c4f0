package io.penstock.schemas.json;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.schemas.json.JsonReader.Reading;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1.10,\"b\":[1E3,-0,1e-2],\"c\":null}",
        "{\"z\":\"\",\"a\":{\"\":true}}",
        "[]",
        "\"\u00fc \u4e2d \ud83d\ude00\"",
        "123456789012345678901234567890.000"
      })
  void whatIsReadIsWrittenInTheSameBytes(String canonical) {
    assertThat(written(canonical)).isEqualTo(canonical);
  }

  @Test
  void whiteSpaceAndEscapesAreNotContent() {
    assertThat(written(" { \"a\\/b\" :\t\"\\u00fc\" }\n")).isEqualTo("{\"a/b\":\"\u00fc\"}");
  }

  @Test
  void theLastOfARepeatedMemberCounts() {
    assertThat(written("{\"a\":1,\"b\":2,\"a\":3}")).isEqualTo("{\"a\":3,\"b\":2}");
  }

  @Test
  void aByteOrderMarkIsPassedOver() {
    assertThat(written("\ufeff{}")).isEqualTo("{}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"a\":}",
        "[1,]",
        "{} {}",
        "nul",
        "{'a':1}",
        "01",
        "NaN",
        "\"\\ud800\"",
        "\"\\udc00\\ud800\"",
        "{\"\\ud800\":1}",
        "\"\t\""
      })
  void whatIsNoDocumentSaysWhatIsWrong(String text) {
    assertThat(complaint(text.getBytes(UTF_8))).isNotBlank().doesNotContain("REDACTED", "Source");
  }

  @Test
  void anotherCharsetIsNoDocument() {
    assertThat(complaint("{\"a\":1}".getBytes(UTF_16))).isNotBlank();
    assertThat(complaint("{\"a\":1}".getBytes(Charset.forName("UTF-32LE")))).isNotBlank();
  }

  @Test
  void brokenUtf8IsNoDocument() {
    assertThat(complaint(new byte[] {'"', (byte) 0xC3, '(', '"'})).isNotBlank();
  }

  @Test
  void depthIsBounded() {
    var deep = JsonReader.DEPTH_MAX;

    assertThat(JsonReader.read("[".repeat(deep).concat("]".repeat(deep)).getBytes(UTF_8)))
        .isInstanceOf(Reading.Document.class);
    assertThat(complaint("[".repeat(10_000).getBytes(UTF_8))).isNotBlank();
  }

  @Test
  void numbersAreBounded() {
    var longest = "9".repeat(JsonReader.NUMBER_CHARS_MAX);

    assertThat(written(longest)).isEqualTo(longest);
    assertThat(complaint("9".repeat(10_000).getBytes(UTF_8))).isNotBlank();
  }

  private static String written(String text) {
    var document = (Reading.Document) JsonReader.read(text.getBytes(UTF_8));
    return new String(JsonWriter.write(document.value()), UTF_8);
  }

  private static String complaint(byte[] bytes) {
    return ((Reading.Unreadable) JsonReader.read(bytes)).detail();
  }
}
