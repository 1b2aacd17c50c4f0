package io.penstock.ingress.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.schemas.json.JsonPointer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where the scan is sure, it says what the parser says.
class JsonMemberScanTest {
  private static final List<JsonPointer> POINTERS =
      Stream.of("/id", "/connection/id", "/connection", "/a/b/c", "/a")
          .map(JsonPointer::of)
          .toList();
  private static final WantedMembers WANTED = WantedMembers.of(POINTERS);
  private static final int BODIES = 200_000;

  /// Pieces that JSON is made of, and some that it is not.
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"id\"",
          "\"connection\"",
          "\"a\"",
          "\"b\"",
          "\"c\"",
          "\"\"",
          "\"x y\"",
          "\"\\n\"",
          "\"\\u0041\"",
          "\"\\q\"",
          "\"é\"",
          "\"",
          "\\",
          "0",
          "01",
          "-1",
          "1.50",
          "1e5",
          "1.",
          "-",
          "1E+",
          "true",
          "false",
          "null",
          "tru",
          " ",
          "\n",
          "\t",
          "\u0001",
          "\uFEFF",
          "//");

  @Test
  void saysWhatTheParserSays() {
    var seed = Long.getLong("seed", System.nanoTime());
    var random = new SplittableRandom(seed);
    var sure = 0;

    for (int i = 0; i < BODIES; i++) {
      var body = (random.nextBoolean() ? garbled(random) : document(random)).getBytes(UTF_8);
      if (random.nextInt(4) == 0) {
        // What is no UTF-8, too.
        body[random.nextInt(body.length)] = (byte) random.nextInt();
      }
      var scanned = new HashMap<JsonPointer, String>();
      if (JsonMemberScan.find(body, WANTED, scanned)) {
        sure++;
        assertThat(scanned)
            .as("-Dseed=%d, %s", seed, new String(body, UTF_8))
            .isEqualTo(parsed(body));
      }
    }

    assertThat(sure).isBetween(BODIES / 10, BODIES - BODIES / 10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"evt_1\",\"data\":{\"a\":[1,-2.5e3,true,false,null,{\"b\":\"c\\\\\\\"\"}]}}",
        " { \"id\" : 17 , \"connection\" : { \"id\" : \"c\" } } \n",
        "{}",
        "{\"id\":{}, \"a\":[], \"connection\":\"\"}"
      })
  void isSureOfPlainJson(String body) {
    var scanned = new HashMap<JsonPointer, String>();

    assertThat(JsonMemberScan.find(body.getBytes(UTF_8), WANTED, scanned)).isTrue();

    assertThat(scanned).isEqualTo(parsed(body.getBytes(UTF_8)));
  }

  /// The parser refuses some of these, and it is not the scan's to know which.
  @ParameterizedTest
  @ValueSource(strings = {"{'id':%s}", "{'x':%s}", "{'x':[{'y':%s}]}"})
  void isSureOfNumbersUpToALength(String body) {
    assertThat(isSureOf(body, "1".repeat(JsonValueScan.TOKEN_BYTES_MAX))).isTrue();
    assertThat(isSureOf(body, "1".repeat(JsonValueScan.TOKEN_BYTES_MAX + 1))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'%s':1}", "{'x':{'%s':1}}", "{'connection':{'%s':1}}"})
  void isSureOfNamesUpToALength(String body) {
    assertThat(isSureOf(body, "n".repeat(JsonValueScan.TOKEN_BYTES_MAX - 2))).isTrue();
    assertThat(isSureOf(body, "n".repeat(JsonValueScan.TOKEN_BYTES_MAX - 1))).isFalse();
  }

  private static boolean isSureOf(String body, String token) {
    var json = body.formatted(token).replace('\'', '"').getBytes(UTF_8);
    return JsonMemberScan.find(json, WANTED, new HashMap<>());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[]",
        "7",
        "{",
        "{\"id\":1}}",
        "{\"id\":\"é\"}",
        "{\"id\":\"\\u0041\"}",
        "{\"x\":[1}}",
        "{\"x\":{\"y\":1]}"
      })
  void isNotSureOfWhatIsNotPlain(String body) {
    assertThat(JsonMemberScan.find(body.getBytes(UTF_8), WANTED, new HashMap<>())).isFalse();
  }

  @Test
  void isSureAsDeepAsTheParserGoes() {
    for (int depth = 95; depth < 105; depth++) {
      var body =
          ("{\"id\":\"1\",\"x\":" + "[".repeat(depth) + "]".repeat(depth) + "}").getBytes(UTF_8);
      var scanned = new HashMap<JsonPointer, String>();
      var sure = JsonMemberScan.find(body, WANTED, scanned);
      assertThat(sure).as("%d", depth).isEqualTo(!parsed(body).isEmpty());
    }
  }

  private static Map<JsonPointer, String> parsed(byte[] body) {
    var members = FoundMembers.parse(body, WANTED);
    var parsed = new HashMap<JsonPointer, String>();
    for (var pointer : POINTERS) {
      var text = members.first(List.of(pointer));
      if (text != null) {
        parsed.put(pointer, text);
      }
    }
    return parsed;
  }

  private static String garbled(SplittableRandom random) {
    var text = new StringBuilder(document(random));
    for (int edits = random.nextInt(3); edits >= 0; edits--) {
      var at = random.nextInt(text.length());
      switch (random.nextInt(3)) {
        case 0 -> text.deleteCharAt(at).append(' ');
        case 1 -> text.insert(at, piece(random));
        default -> text.setCharAt(at, (char) random.nextInt(256));
      }
    }
    return text.toString();
  }

  private static String document(SplittableRandom random) {
    var text = new StringBuilder();
    object(random, text, 0);
    return text.toString();
  }

  private static void object(SplittableRandom random, StringBuilder text, int depth) {
    text.append('{');
    for (int members = random.nextInt(4), i = 0; i < members; i++) {
      text.append(i == 0 ? "" : ",")
          .append(name(random))
          .append(random.nextBoolean() ? ":" : " : ");
      value(random, text, depth + 1);
    }
    text.append('}');
  }

  private static void value(SplittableRandom random, StringBuilder text, int depth) {
    switch (random.nextInt(depth > 4 ? 6 : 8)) {
      case 0 -> text.append(random.nextInt(-100, 100));
      case 1 -> text.append("1.50");
      case 2 -> text.append(random.nextBoolean() ? "true" : "null");
      case 3 -> text.append("\"text ").append(random.nextInt(10)).append('"');
      case 4 -> text.append("\"\\t\\\\é\"");
      case 5 -> text.append("\"\"");
      case 6 -> {
        text.append('[');
        value(random, text, depth + 1);
        text.append(']');
      }
      default -> object(random, text, depth);
    }
  }

  private static String name(SplittableRandom random) {
    return List.of(
            "\"id\"", "\"connection\"", "\"a\"", "\"b\"", "\"c\"", "\"other\"", "\"\\u0069d\"")
        .get(random.nextInt(7));
  }

  private static String piece(SplittableRandom random) {
    return PIECES.get(random.nextInt(PIECES.size()));
  }
}
