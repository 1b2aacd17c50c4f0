package io.penstock.ingress.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.scan.JsonValueScan.StructuralBytes;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StructuralBytesTest {
  private static final int BODIES = 20_000;
  private static final int BYTES_MAX = 200;

  private final long seed = Long.getLong("seed", System.nanoTime());
  private final SplittableRandom random = new SplittableRandom(seed);

  @Test
  void marksWhatIsSpecialInAsciiAndNothingElse() {
    for (int i = 0; i < BODIES; i++) {
      var body = body(0x80);
      var from = random.nextInt(body.length + 2);
      assertThat(new StructuralBytes(body).next(from))
          .as("-Dseed=%d, body %d", seed, i)
          .isEqualTo(Math.max(from, next(body, from)));
    }
  }

  /// As a scan asks: from each to the next, forward.
  @Test
  void leadsFromEachToTheNext() {
    for (int i = 0; i < BODIES; i++) {
      var body = body(0x80);
      var special = new StructuralBytes(body);
      for (int at = next(body, 0); at < body.length; at = next(body, at + 1)) {
        assertThat(special.next(at + 1))
            .as("-Dseed=%d, body %d, from %d", seed, i, at)
            .isEqualTo(next(body, at + 1));
      }
    }
  }

  @Test
  void marksTheFirstThatIsNotAscii() {
    for (int i = 0; i < BODIES; i++) {
      var body = body(0x100);
      var first = next(body, 0);
      assertThat(new StructuralBytes(body).next(random.nextInt(first + 1)))
          .as("-Dseed=%d, body %d", seed, i)
          .isEqualTo(first);
    }
  }

  @Test
  void marksEachByteThatIsNotAscii() {
    for (int b = 0x80; b < 0x100; b++) {
      assertThat(new StructuralBytes(new byte[] {'x', (byte) b}).next(0)).as("%d", b).isEqualTo(1);
    }
  }

  @Test
  void tellsEachByteOfAscii() {
    for (int b = 0; b < 0x80; b++) {
      var special = new StructuralBytes(new byte[] {(byte) b, 0});
      assertThat(special.next(0)).as("%d", b).isEqualTo(isSpecial(b) ? 0 : 1);
    }
  }

  /// Mostly letters, so that some blocks hold nothing that is special.
  private byte[] body(int bytes) {
    var body = new byte[random.nextInt(BYTES_MAX)];
    for (int i = 0; i < body.length; i++) {
      body[i] = (byte) (random.nextInt(50) == 0 ? random.nextInt(bytes) : 'x');
    }
    return body;
  }

  private static int next(byte[] body, int from) {
    for (int i = from; i < body.length; i++) {
      if (isSpecial(body[i])) {
        return i;
      }
    }
    return body.length;
  }

  private static boolean isSpecial(int b) {
    return b < ' ' || b == '"' || b == '\\';
  }
}
