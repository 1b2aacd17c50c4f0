package io.penstock.processor.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.processor.normalize.EntityChange.ContentHash;
import io.penstock.processor.normalize.OrderKey.OrderKind;
import io.penstock.processor.order.EntityState;
import io.penstock.processor.order.EntityState.LastKey;
import io.penstock.processor.order.HeldItem.LogPlace;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EntityStateCodecTest {
  private static final EntityState STATE =
      new EntityState(
          Map.of(
              OrderKind.CHANGED,
              new LastKey(-2, new LogPlace(0x55, 6), 0x44),
              OrderKind.PLACE,
              new LastKey(0x56, new LogPlace(0x56, 0), 0x45)),
          OrderKind.PLACE,
          new LogPlace(0x57, 1),
          0x019b7c0e4a00L,
          new LogPlace(0x56, 0),
          new ContentHash(0x0102030405060708L, -1),
          3,
          true);

  private static final String BYTES =
      "03"
          + "000000000000005700000001" // place of the newest item
          + "0000019b7c0e4a00" // its raw timestamp
          + "000000000000005600000000" // place of the last event
          + "0102030405060708ffffffffffffffff" // content hash
          + "0000000000000003" // sequence
          + "01" // deleted
          + "04" // kind of the last released key: place
          + "02" // last keys
          + "02" // changed
          + "fffffffffffffffe" // its value
          + "000000000000005500000006" // its place
          + "0000000000000044" // the end of its wait, on the clock
          + "04" // place
          + "0000000000000056"
          + "000000000000005600000000"
          + "0000000000000045";

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
        .hasMessage("entity state of format 7, expected 3");
  }
}
