package io.penstock.proof.benchmarks.loadgenerator;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;

class HttpResponseParserTest {
  private static final String STORED = "HTTP/1.1 200 OK\r\nX: y\r\nContent-Length: 4\r\n\r\nbody";
  private static final String REFUSED = "HTTP/1.1 503 No\r\ncontent-length: 0\r\n\r\n";

  private final HttpResponseParser parser = new HttpResponseParser();

  @Test
  void isWholeAtItsLastByteHoweverItComes() {
    for (int cut = 1; cut < STORED.length(); cut++) {
      assertThat(take(STORED.substring(0, cut))).as("%d", cut).isZero();
      assertThat(take(STORED.substring(cut))).as("%d", cut).isEqualTo(200);
    }
  }

  @Test
  void nextOneBeginsAnew() {
    assertThat(take(REFUSED)).isEqualTo(503);
    assertThat(take(STORED)).isEqualTo(200);
  }

  @Test
  void whatFollowsIsLeft() {
    var both = Unpooled.copiedBuffer(STORED + REFUSED, US_ASCII);

    assertThat(parser.take(both)).isEqualTo(200);

    assertThat(both.toString(US_ASCII)).isEqualTo(REFUSED);
  }

  @Test
  void headWithoutAnEndIsRefused() {
    assertThatThrownBy(() -> take("x".repeat(5_000))).hasMessageContaining("4096");
  }

  private int take(String text) {
    return parser.take(Unpooled.copiedBuffer(text, US_ASCII));
  }
}
