package io.penstock.processor.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.processor.normalize.EntityChange.ContentHash;
import io.penstock.processor.normalize.EntityChange.OrderKey;
import io.penstock.processor.order.EntityState;
import io.penstock.processor.order.HeldItem.LogPlace;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class EntityStateCodecTest {
  private static final EntityState STATE =
      new EntityState(
          new OrderKey(-2),
          0x44,
          new ContentHash(0x0102030405060708L, -1),
          3,
          true,
          new LogPlace(0x55, 6));

  private static final String BYTES =
      "01"
          + "fffffffffffffffe" // order key
          + "0000000000000044" // released at, on the clock
          + "0102030405060708ffffffffffffffff" // content hash
          + "0000000000000003" // sequence
          + "01" // deleted
          + "0000000000000055" // offset of the last event
          + "00000006"; // its item

  @Test
  void isWrittenInTheseBytes() {
    assertThat(HexFormat.of().formatHex(EntityStateCodec.encode(STATE))).isEqualTo(BYTES);
  }

  @Test
  void isReadBackFromThem() {
    assertThat(EntityStateCodec.decode(HexFormat.of().parseHex(BYTES))).isEqualTo(STATE);
  }

  @Test
  void anotherFormatIsRefused() {
    var bytes = HexFormat.of().parseHex("07" + BYTES.substring(2));

    assertThatThrownBy(() -> EntityStateCodec.decode(bytes))
        .hasMessage("entity state of format 7, expected 1");
  }
}
