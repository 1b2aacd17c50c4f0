package io.penstock.ingress.socket;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThatObject;

import io.netty.util.AsciiString;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeaderNameCacheTest {
  private static final int ALPHABET = 3;

  private final HeaderNameCache names = new HeaderNameCache();

  @Test
  void nameThatComesAgainIsTheSame() {
    var first = of("X-Webhook-Signature");

    assertThatObject(of("X-Webhook-Signature")).isSameAs(first);
    assertThatObject(of("X-webhook-Signature"))
        .as("as it was sent")
        .hasToString("X-webhook-Signature");
  }

  /// Names of few letters, so that many share a place.
  @Test
  void nameIsNeverTakenForAnother() {
    var random = new Random(7);
    for (int i = 0; i < 200_000; i++) {
      var name = new StringBuilder();
      for (int length = 1 + random.nextInt(6); length > 0; length--) {
        name.append((char) ('a' + random.nextInt(ALPHABET)));
      }

      assertThatObject(of(name.toString())).hasToString(name.toString());
    }
  }

  @Test
  void longNameIsNotKept() {
    var name = "x".repeat(65);

    assertThatObject(of(name)).hasToString(name).isNotSameAs(of(name));
  }

  /// As it stands in the middle of a line.
  private AsciiString of(String name) {
    var line = (" " + name + ": v").getBytes(US_ASCII);
    return names.of(line, 1, name.length(), () -> new AsciiString(name));
  }
}
