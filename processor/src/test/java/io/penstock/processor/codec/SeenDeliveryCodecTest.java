package io.penstock.processor.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.processor.dedupe.Deduplicator.SeenDeliveries.SeenDelivery;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeenDeliveryCodecTest {
  private static final SeenDelivery SIGHTING =
      new SeenDelivery(0x11, 0x22, 0x019b7c0e4a00L, 4, true, List.of(1, 3));

  private static final String BYTES =
      "01"
          + "0000000000000011" // offset
          + "0000000000000022" // clock
          + "0000019b7c0e4a00" // timestamp
          + "00000004" // items
          + "01" // timed
          + "00000001" // dead items
          + "00000003";

  @Test
  void isWrittenInTheseBytes() {
    assertThat(HexFormat.of().formatHex(SeenDeliveryCodec.encode(SIGHTING))).isEqualTo(BYTES);
  }

  @Test
  void isReadBackFromThem() {
    assertThat(SeenDeliveryCodec.decode(HexFormat.of().parseHex(BYTES))).isEqualTo(SIGHTING);
  }

  @Test
  void isReadBackWithoutDeadItems() {
    var seenDelivery = new SeenDelivery(1, 2, 3, 1, false, List.of());

    assertThat(SeenDeliveryCodec.decode(SeenDeliveryCodec.encode(seenDelivery)))
        .isEqualTo(seenDelivery);
  }

  @Test
  void anotherFormatIsRefused() {
    var bytes = HexFormat.of().parseHex("00" + BYTES.substring(2));

    assertThatThrownBy(() -> SeenDeliveryCodec.decode(bytes))
        .hasMessage("a seen delivery of format 0, expected 1");
  }
}
