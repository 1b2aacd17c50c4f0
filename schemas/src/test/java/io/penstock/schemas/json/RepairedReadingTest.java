package io.penstock.schemas.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.schemas.json.JsonReader.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepairedReadingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"\\ud83d\"' | '\"\ufffd\"'",
        "'\"\\ude00\"' | '\"\ufffd\"'",
        "'\"a\\ud83db\\ude00c\"' | '\"a\ufffdb\ufffdc\"'",
        "'\"\\ude00\\ud83d\"' | '\"\ufffd\ufffd\"'",
        "'\"\\ud83d\\ud83d\\ude00\"' | '\"\ufffd\ud83d\ude00\"'",
        "'\"\\ud83d\\ude00\"' | '\"\ud83d\ude00\"'",
        "'\"\\\\ud83d\\uD83D\\\\\"' | '\"\\\\ud83d\ufffd\\\\\"'",
        "'\"\\ud83dude00\"' | '\"\ufffdude00\"'",
        "'\"\\ud83d\\u0041\\ud83d\"' | '\"\ufffdA\ufffd\"'",
        "'{\"\\ud83d\":1,\"b\":-2.5,\"\\ude00\\ud83d\":true}' | '{\"\ufffd\":1,\"b\":-2.5,\"\ufffd\ufffd\":true}'",
        "'{\"n\\ud83d\":[\"\\ud83d\",1]}' | '{\"n\ufffd\":[\"\ufffd\",1]}'",
      })
  void halfOfASurrogatePairBecomesTheReplacementCharacter(String received, String read) {
    assertThat(text(repaired(received))).isEqualTo(read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"\\ud83d\"",
        "\"\\ud83d\" 1",
        "\"\\ud83\"",
        "\\ud83d",
        "\"\\ud83d\\u00g0\"",
        "\"\\ud83d"
      })
  void whatIsNoDocumentForAnotherReasonStaysNone(String received) {
    assertThat(repaired(received).reading()).isInstanceOf(Reading.Unreadable.class);
    assertThat(repaired(received).replaced()).isEmpty();
  }

  @Test
  void eachReplacedTextIsToldWithItsPlace() {
    var repaired =
        repaired(
            """
            {"a": ["x", {"b/~\\ud83d": "c\\ude00"}], "ok": "\\ud83d\\ude00", "z": "\\ud83d"}""");

    assertThat(repaired.replaced())
        .containsExactly(
            new ReplacedText(JsonPointer.of("/a/1/b~1~0\ufffd"), true, "b/~\ufffd"),
            new ReplacedText(JsonPointer.of("/a/1/b~1~0\ufffd"), false, "c\ufffd"),
            new ReplacedText(JsonPointer.of("/z"), false, "\ufffd"));
  }

  @Test
  void placeOfTheWholeDocumentIsEmpty() {
    assertThat(repaired("\"\\ud83d\"").replaced())
        .containsExactly(new ReplacedText(JsonPointer.of(""), false, "\ufffd"));
  }

  @Test
  void aReplacementCharacterThatWasReceivedIsNotTold() {
    assertThat(repaired("{\"a\ufffd\":\"\\ufffd\"}").replaced()).isEmpty();
  }

  @Test
  void namesThatBecomeEqualAreOneRepeatedName() {
    var repaired = repaired("{\"a\\ud83d\":1,\"b\":2,\"a\\ude00\":3}");

    assertThat(text(repaired)).isEqualTo("{\"a\ufffd\":3,\"b\":2}");
    assertThat(repaired.replaced())
        .containsExactly(new ReplacedText(JsonPointer.of("/a\ufffd"), true, "a\ufffd"));
  }

  @Test
  void aTextThatALaterMemberReplacesIsNotTold() {
    var repaired =
        repaired(
            "{\"a\":\"\\ud83d\",\"b\":{\"\\ud83d\":1},\"c\":[\"\\ud83d\"],\"a\":1,\"b\":{},\"c\":[]}");

    assertThat(repaired.replaced()).isEmpty();
  }

  @Test
  void noMoreThanTheMostAreTold() {
    var most = repaired("[" + "\"\\ud83d\",".repeat(RepairedReading.REPLACED_MAX) + "1]");
    var more = repaired("[" + "\"\\ud83d\",".repeat(RepairedReading.REPLACED_MAX + 1) + "1]");

    assertThat(most.replaced()).hasSize(RepairedReading.REPLACED_MAX);
    assertThat(more.replaced()).isEqualTo(most.replaced());
    assertThat(text(more)).doesNotContain("?");
  }

  @Test
  void aPlaceThatIsTooLongIsNotTold() {
    var longest = "n".repeat(RepairedReading.PLACE_CHARS_MAX);

    assertThat(repaired("{\"" + longest + "\":\"\\ud83d\"}").replaced()).hasSize(1);
    assertThat(repaired("{\"" + longest + "n\":\"\\ud83d\"}").replaced()).isEmpty();
    assertThat(repaired("{\"" + longest + "\":[\"\\ud83d\"]}").replaced()).isEmpty();
  }

  @Test
  void parserReadsRepairedTextsAtThePlacesOfTheReceivedOnes() {
    var body = "{\"\\ud83d\":\"\\ude00é\",\"a\":1}".getBytes(UTF_8);

    try (var parser = RepairedReading.parser(body)) {
      parser.nextToken();
      parser.nextToken();
      assertThat(parser.currentName()).isEqualTo("\ufffd");
      parser.nextToken();
      assertThat(parser.getString()).isEqualTo("\ufffdé");
      parser.nextToken();
      assertThat(parser.currentTokenLocation().getCharOffset()).isEqualTo(20);
    }
  }

  @Test
  void bytesThatAreNotUtf8AreNotRepaired() {
    var body = new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0xbd, '"'};

    var repaired = RepairedReading.of(body);

    assertThat(repaired).isEqualTo(new RepairedReading(JsonReader.read(body), List.of()));
    assertThat(repaired.reading()).isInstanceOf(Reading.Unreadable.class);
  }

  private static RepairedReading repaired(String json) {
    return RepairedReading.of(json.getBytes(UTF_8));
  }

  private static String text(RepairedReading repaired) {
    return new String(JsonWriter.write(((Reading.Document) repaired.reading()).value()), UTF_8);
  }
}
