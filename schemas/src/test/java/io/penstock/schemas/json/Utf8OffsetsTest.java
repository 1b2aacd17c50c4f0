package io.penstock.schemas.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class Utf8OffsetsTest {
  private static final List<String> PIECES = List.of("a", "é", "€", "😀", "\u007f", "\u0080", "￿");

  @Test
  void offsetOfACharacterIsTheLengthOfAllBeforeIt() {
    var seed = Long.getLong("seed", System.nanoTime());
    var random = new SplittableRandom(seed);

    for (int i = 0; i < 5_000; i++) {
      var mark = random.nextBoolean() ? "\uFEFF" : "";
      var text = new StringBuilder();
      for (int count = random.nextInt(12); count > 0; count--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      var offsets = new Utf8Offsets((mark + text).getBytes(UTF_8));
      for (int at = 0; at <= text.length(); at = next(text, at, random)) {
        var before = mark + text.substring(0, at);
        assertThat(offsets.of(at))
            .as("-Dseed=%d, %s at %d", seed, text, at)
            .isEqualTo(before.getBytes(UTF_8).length);
      }
    }
  }

  /// The offset of a later character; behind the text after its end.
  private static int next(StringBuilder text, int at, SplittableRandom random) {
    if (at == text.length()) {
      return at + 1;
    }
    return text.offsetByCodePoints(at, 1 + random.nextInt(text.codePointCount(at, text.length())));
  }
}
