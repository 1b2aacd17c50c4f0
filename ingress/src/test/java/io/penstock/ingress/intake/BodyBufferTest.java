package io.penstock.ingress.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.intake.BodyReservation.BodyBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BodyBufferTest {
  private static final int MAX = 100_000;

  private final BodyBuffer body = new BodyBuffer(MAX);

  @Test
  void onlyChunkIsTheBody() {
    add("abc");

    assertThat(body.room()).isEqualTo(3);
    assertThat(body.take()).asString().isEqualTo("abc");
  }

  @Test
  void roomIsKnownBeforeItIsTakenAndNeverOverTheLimit() {
    var random = new Random(7);
    var sent = new StringBuilder();
    while (sent.length() < MAX) {
      var chunk = "x".repeat(Math.min(MAX - sent.length(), 1 + random.nextInt(3000)));
      assertThat(body.fits(chunk.length())).isTrue();
      var expected = body.roomWith(chunk.length());

      add(chunk);

      sent.append(chunk);
      assertThat(body.room()).isEqualTo(expected).isBetween(sent.length(), MAX);
    }
    assertThat(body.fits(1)).isFalse();
    assertThat(body.take()).asString().isEqualTo(sent.toString());
  }

  @Test
  void chunksOfOneByteAreJoined() {
    "some text".chars().forEach(next -> add(Character.toString(next)));

    assertThat(body.room()).isEqualTo(512);
    assertThat(body.take()).asString().isEqualTo("some text");
  }

  @Test
  void whatWasTakenOrDroppedIsNotHeld() {
    add("abc");
    body.take();
    assertThat(body.room()).isZero();

    add("abc");
    body.drop();

    assertThat(body.room()).isZero();
    assertThat(body.take()).isEmpty();
  }

  private void add(String chunk) {
    body.add(chunk.getBytes(UTF_8));
  }
}
