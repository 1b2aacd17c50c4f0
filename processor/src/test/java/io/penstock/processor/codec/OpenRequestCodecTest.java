package io.penstock.processor.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.processor.pull.OpenRequest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class OpenRequestCodecTest {
  private static final OpenRequest REQUEST =
      new OpenRequest(0x17, 2, 0x33, 0x019b7c0e4a00L, 0x019b7c0e4b00L, true);

  private static final String BYTES =
      "01" // format
          + "0000000000000017" // cause
          + "00000002" // attempt
          + "0000000000000033" // opening, on the clock
          + "0000019b7c0e4a00" // reason
          + "01" // several
          + "01" // again
          + "0000019b7c0e4b00"; // the further reason

  @Test
  void isWrittenInTheseBytes() {
    assertThat(HexFormat.of().formatHex(OpenRequestCodec.encode(REQUEST))).isEqualTo(BYTES);
  }

  @Test
  void isReadBackFromThem() {
    assertThat(OpenRequestCodec.decode(HexFormat.of().parseHex(BYTES))).isEqualTo(REQUEST);
  }

  @Test
  void isReadBackWithoutAFurtherReason() {
    var once = OpenRequest.first(0x17, 0x33, 0);

    assertThat(OpenRequestCodec.decode(OpenRequestCodec.encode(once))).isEqualTo(once);
  }

  @Test
  void anotherFormatIsRefused() {
    var bytes = HexFormat.of().parseHex("02" + BYTES.substring(2));

    assertThatThrownBy(() -> OpenRequestCodec.decode(bytes))
        .hasMessage("an open request of format 2, expected 1");
  }
}
