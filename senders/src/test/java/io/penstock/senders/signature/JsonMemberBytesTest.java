package io.penstock.senders.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.schemas.json.JsonPointer;
import io.penstock.schemas.json.JsonReader;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonMemberBytesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":{\"b\":1}}            | /a    | {\"b\":1}",
        "{\"a\":{ \"b\" : [1, 2] }}  | /a    | { \"b\" : [1, 2] }",
        "{\"a\":[{},[]]}             | /a    | [{},[]]",
        "{\"a\":\"text\"}            | /a    | text",
        "{\"a\":\"\\u0041\\/\\n\"}   | /a    | \\u0041\\/\\n",
        "{\"a\":\"\"}                | /a    | ``",
        "{\"a\":12}                  | /a    | 12",
        "{\"a\":-1.50e+3 , \"b\":1}  | /a    | -1.50e+3",
        "{\"a\":0}                   | /a    | 0",
        "{\"a\":true}                | /a    | true",
        "{\"a\":false }              | /a    | false",
        "{\"a\":null}                | /a    | null",
        "{\"x\":{\"a\":1},\"a\":{\"x\":2,\"b\":{\"c\":3}}} | /a/b/c | 3",
        "{\"z\":[{\"a\":9}],\"a\":1} | /a    | 1",
        "{\"\\u0061\":1}             | /a    | 1",
        "{\"a/b\":1}                 | /a~1b | 1",
        "{\"\":1}                    | /     | 1",
        "`\n {\n \"a\" : 1 \n} \n`   | /a    | 1",
        "{\"grün€😀\":\"ü€😀\",\"a\":\"ü😀\"} | /a | ü😀",
        "{\"x\":1,\"a\":2,\"x\":3}   | /a    | 2",
        "{\"a\":{\"x\":1,\"x\":2}}   | /a    | {\"x\":1,\"x\":2}",
      })
  void memberIsFoundAsItStands(String body, String pointer, String bytes) {
    assertThat(find(body, pointer)).isEqualTo(bytes);
    assertThat(find("\uFEFF" + body, pointer)).as("after a byte order mark").isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"b\":1}                        | /a",
        "{\"a\":1}                        | /a/b",
        "{\"a\":[1]}                      | /a/0",
        "[{\"a\":1}]                      | /0/a",
        "\"a\"                            | /a",
        "``                               | /a",
        "{\"a\":1,\"a\":2}                | /a",
        "{\"a\":1,\"\\u0061\":1}          | /a",
        "{\"a\":{\"b\":1},\"a\":{}}       | /a/b",
        "{\"a\":{\"b\":1,\"b\":1}}        | /a/b",
        "{\"a\":{\"b\":1},\"a\":{\"b\":1}} | /a/b",
        "{\"a\":1}x                       | /a",
        "{\"a\":1}{}                      | /a",
        "{\"a\":1                         | /a",
        "{\"a\":01}                       | /a",
        "{\"a\":1,}                       | /a",
        "{'a':1}                          | /a",
      })
  void memberThatIsNotThereOnceIsNone(String body, String pointer) {
    assertThat(find(body, pointer)).isNull();
  }

  @Test
  void bodyThatIsTooDeepHasNone() {
    var deep = "[".repeat(JsonReader.DEPTH_MAX) + "]".repeat(JsonReader.DEPTH_MAX);

    assertThat(find("{\"a\":1,\"b\":" + deep + "}", "/a")).isNull();
  }

  @Test
  void longMemberIsFoundWhole() {
    var text = "é\\\"{}".repeat(20_000);

    assertThat(find("{\"x\":\"" + text + "\",\"a\":\"" + text + "\"}", "/a")).isEqualTo(text);
  }

  /// Whatever stands before it, a member's bytes are those that were written.
  @Test
  void memberIsFoundBehindAnyCharacters() {
    var seed = Long.getLong("seed", System.nanoTime());
    var random = new SplittableRandom(seed);
    var pieces = List.of("a", "é", "€", "😀", "\\u00e9", "\\ud83d\\ude00", "\\\"", " ", "\u007f");

    for (int i = 0; i < 20_000; i++) {
      var before = text(random, pieces);
      var name = text(random, pieces);
      var member = random.nextBoolean() ? "\"" + text(random, pieces) + "\"" : "[ \"é\", 1.50 ]";
      var body =
          "{%s\"x%s\" : \"%s\",\"y\":{\"%s\":[\"%s\"]}, \"a\" :%s ,\"z\":\"%s\"}"
              .formatted(
                  random.nextBoolean() ? "\n" : "", name, before, name, before, member, name);
      var expected = member.startsWith("\"") ? member.substring(1, member.length() - 1) : member;
      assertThat(find(body, "/a")).as("-Dseed=%d, %s", seed, body).isEqualTo(expected);
      assertThat(find("\uFEFF" + body, "/a")).as("-Dseed=%d, %s", seed, body).isEqualTo(expected);
    }
  }

  private static String text(SplittableRandom random, List<String> pieces) {
    var text = new StringBuilder();
    for (int count = random.nextInt(12); count > 0; count--) {
      text.append(pieces.get(random.nextInt(pieces.size())));
    }
    return text.toString();
  }

  @Test
  void bodyThatIsNotUtf8HasNone() {
    var overlong = "{\"a\":1,\"b\":\"\u00c0\u00a2\"}".getBytes(ISO_8859_1);

    assertThat(JsonMemberBytes.find(overlong, JsonPointer.of("/a"))).isNull();
  }

  private static @Nullable String find(String body, String pointer) {
    var slice = JsonMemberBytes.find(body.getBytes(UTF_8), JsonPointer.of(pointer));
    return slice == null ? null : new String(slice.copy(), UTF_8);
  }
}
