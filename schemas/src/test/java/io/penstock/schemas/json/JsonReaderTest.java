package io.penstock.schemas.json;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.schemas.json.JsonReader.Reading;
import java.nio.charset.Charset;
import java.util.Collections;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonToken;

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

  /// Overlong forms, surrogates, what is beyond Unicode: RFC 3629 has none of them, and two readers
  /// of one body must not differ about where a string ends.
  @ParameterizedTest
  @ValueSource(
      strings = {"c0a2", "c181", "e080a2", "eda0bdedb880", "eda0bd", "f08080a2", "f4908080", "80"})
  void whatSomeDecodersTakeForUtf8IsNoDocument(String hex) {
    var text = HexFormat.of().parseHex("7b2261" + hex + "62223a2278" + hex + "79227d");

    assertThat(complaint(text)).isEqualTo("Not UTF-8 (byte 3)");
  }

  /// A table in which names collide costs quadratic time, and with a table equal names are one
  /// object. So each name here must be an object of its own.
  @Test
  void namesAreNotLookedUpInATable() {
    var body = CollidingNames.body(1 << 20);
    var distinct = new IdentityHashMap<String, Boolean>();
    var names = 0;

    try (var parser = JsonReader.parser(body)) {
      for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.PROPERTY_NAME) {
          names++;
          distinct.put(parser.currentName(), true);
        }
      }
    }

    assertThat(body.length).isGreaterThan(1_000_000);
    assertThat(names).isGreaterThan(80_000);
    assertThat(distinct).hasSize(names);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name",
        "n\\u0061me",
        "\\ud83d\\ude00",
        "é",
        "😀",
        "a name that is longer than sixteen"
      })
  void soItIsWithAnyKindOfName(String name) {
    var body = "{\"" + name + "\":1,\"x\":{\"" + name + "\":2}}";

    var names = names(body);
    var again = names(body);

    assertThat(names).hasSize(3);
    assertThat(names.addAll(again)).isTrue();
    assertThat(names).as("none is kept for the next document").hasSize(6);
  }

  /// By identity: the same name twice is two.
  private static Set<String> names(String body) {
    var names = Collections.<String>newSetFromMap(new IdentityHashMap<>());
    try (var parser = JsonReader.parser(body.getBytes(UTF_8))) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.PROPERTY_NAME) {
          names.add(parser.currentName());
        }
      }
    }
    return names;
  }

  @Test
  void namesAreBounded() {
    var longest = "é".repeat(JsonReader.NAME_CHARS_MAX);

    assertThat(written("{\"" + longest + "\":1}")).isEqualTo("{\"" + longest + "\":1}");
    assertThat(complaint(("{\"" + longest + "x\":1}").getBytes(UTF_8))).isNotBlank();
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

  @ParameterizedTest
  @ValueSource(strings = {"-", "1.", "0.", "-0.", "1e", "1e+", "-1E-", "1.5e"})
  void soAreTheirDigits(String start) {
    var digits = start.replaceAll("[^0-9]", "").length();
    var longest = start + "9".repeat(JsonReader.NUMBER_CHARS_MAX - digits);

    for (var around : new String[] {"%s", "[%s]", "{\"a\":%s }"}) {
      assertThat(JsonReader.read(around.formatted(longest).getBytes(UTF_8)))
          .isInstanceOf(Reading.Document.class);
      assertThat(complaint(around.formatted(longest + "9").getBytes(UTF_8))).isNotBlank();
    }
  }

  private static String written(String text) {
    var document = (Reading.Document) JsonReader.read(text.getBytes(UTF_8));
    return new String(JsonWriter.write(document.value()), UTF_8);
  }

  private static String complaint(byte[] bytes) {
    return ((Reading.Unreadable) JsonReader.read(bytes)).detail();
  }
}
