package io.penstock.proof.reference.golden;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.proof.reference.Header;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenRecordTest {

  @Test
  void isWrittenAFieldALine() {
    var record =
        new GoldenRecord(
            1_767_322_800_004L,
            "conn-1".getBytes(UTF_8),
            List.of(Header.of("webhook-id", "evt: 1"), new Header("a b:c", null)),
            new byte[0]);

    assertThat(record.lines(Set.of()))
        .containsExactly(
            "  time: 2026-01-02T03:00:00.004Z",
            "  key: conn-1",
            "  header webhook-id: evt: 1",
            "  header a\\{20}b\\{3a}c (null)",
            "  value (empty)");
  }

  @Test
  void longValueIsBrokenBetweenMembersAndLines() {
    var value = "{\"a\":\"" + "x y ".repeat(25) + "\",\"b\":[{},{}],\"c\":\"\n\n \n";

    var lines = new GoldenRecord(null, null, List.of(), value.getBytes(UTF_8)).lines(Set.of());

    assertThat(lines.subList(1, lines.size()))
        .containsExactly(
            "  value: {\"a\":\"" + "x y ".repeat(25) + "\",",
            "    + \"b\":[{},",
            "    + {}],",
            "    + \"c\":\"\\n",
            "    + \\n",
            "    +  \\n");
    assertThat(GoldenRecord.read(lines).value()).isEqualTo(value.getBytes(UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "00, \\{0}",
        "0a0d095c, \\n\\r\\t\\\\",
        "20, \\{20}",
        "206120, \\{20}a\\{20}",
        "c3a4, ä",
        "61cc88, a\\{308}",
        "efbbbf, \\{feff}",
        "e280ae, \\{202e}",
        "c2a0, \\{a0}",
        "f09f9880, 😀",
        "ff, \\xff",
        "c3, \\xc3",
        "61eda08062, a\\xed\\xa0\\x80b",
        "286e756c6c29, (null)",
      })
  void whatDoesNotPrintIsEscaped(String hex, String text) {
    var bytes = HexFormat.of().parseHex(hex);

    assertThat(FieldText.of(bytes)).isEqualTo(text);
    assertThat(FieldText.read(text)).isEqualTo(bytes);
  }

  @Test
  void repetitionIsWrittenOnce() {
    var bytes = ("[" + "\"a\",".repeat(10_000) + "\"a\"]" + "x".repeat(99)).getBytes(UTF_8);

    var text = FieldText.of(bytes);

    assertThat(text).isEqualTo("[\\<10000*\"a\",>\"a\"]" + "x".repeat(99));
    assertThat(FieldText.read(text)).isEqualTo(bytes);
  }

  @Test
  void absentIsNotEmptyAndNeitherIsAWord() {
    var absent = new GoldenRecord(null, null, List.of(), new byte[0]);
    var empty = new GoldenRecord(null, new byte[0], List.of(), null);
    var words = new GoldenRecord(null, "(null)".getBytes(UTF_8), List.of(), null);

    assertThat(List.of(absent, empty, words))
        .allSatisfy(each -> assertReadsBack(each))
        .extracting(each -> each.lines(Set.of()))
        .doesNotHaveDuplicates();
  }

  @Test
  void wordsThatAreFreeCountOnlyByTheirPresence() {
    var free = Set.of("dead-detail");

    assertThat(withDetail("one").lines(free))
        .contains("  header dead-detail (words)")
        .isEqualTo(withDetail("other").lines(free))
        .isNotEqualTo(withDetail("").lines(free))
        .isNotEqualTo(withDetail(null).lines(free));
  }

  /// Bytes of all kinds: text, controls, halves of characters, repetitions.
  @Test
  void anyBytesReadBack() {
    var random = new Random(4711);
    for (int i = 0; i < 20_000; i++) {
      var headers = new ArrayList<Header>();
      for (int count = random.nextInt(3); count > 0; count--) {
        var name = FieldText.of(bytes(random, 6));
        headers.add(new Header(name, random.nextInt(4) == 0 ? null : bytes(random, 40)));
      }
      assertReadsBack(
          new GoldenRecord(
              random.nextBoolean() ? null : random.nextLong() >> random.nextInt(64),
              random.nextInt(4) == 0 ? null : bytes(random, 30),
              headers,
              random.nextInt(4) == 0 ? null : bytes(random, 400)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"key", " key: a", "  colour: red", "  key: \\q", "  key: \\{20"})
  void otherLinesAreRefused(String line) {
    assertThatThrownBy(() -> GoldenRecord.read(List.of(line)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertReadsBack(GoldenRecord record) {
    var lines = record.lines(Set.of());

    assertThat(lines).noneMatch(line -> line.contains("\n") || !line.equals(line.stripTrailing()));
    var read = GoldenRecord.read(lines);
    assertThat(read.timestampMs()).isEqualTo(record.timestampMs());
    assertThat(read.key()).isEqualTo(record.key());
    assertThat(read.value()).isEqualTo(record.value());
    assertThat(read.headers()).hasSameSizeAs(record.headers());
    for (int i = 0; i < read.headers().size(); i++) {
      assertThat(read.headers().get(i).name()).isEqualTo(record.headers().get(i).name());
      assertThat(read.headers().get(i).value()).isEqualTo(record.headers().get(i).value());
    }
  }

  private static byte[] bytes(Random random, int lengthMax) {
    var alphabet = "aa,\"{}<>\\ \n: (+*ä\u0301\u2028".getBytes(UTF_8);
    var bytes = new byte[random.nextInt(lengthMax + 1)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] =
          switch (random.nextInt(12)) {
            case 0 -> (byte) random.nextInt(256);
            case 1, 2, 3 -> alphabet[random.nextInt(alphabet.length)];
            default -> i < 3 ? (byte) 'a' : bytes[i - 3];
          };
    }
    return bytes;
  }

  private static GoldenRecord withDetail(@Nullable String words) {
    var header = new Header("dead-detail", words == null ? null : words.getBytes(UTF_8));
    return new GoldenRecord(null, null, List.of(header), null);
  }
}
