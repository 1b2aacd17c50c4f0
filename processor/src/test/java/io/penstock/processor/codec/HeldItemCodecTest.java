package io.penstock.processor.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.processor.normalize.EntityChange;
import io.penstock.processor.normalize.EntityChange.ContentHash;
import io.penstock.processor.normalize.OrderKey;
import io.penstock.processor.order.HeldItem.Arrival;
import io.penstock.processor.order.HeldItem.HeldChange;
import io.penstock.processor.order.HeldItem.ItemSource;
import io.penstock.processor.order.HeldItem.LogPlace;
import io.penstock.processor.read.Webhook.Verb;
import io.penstock.schemas.EntityRef;
import io.penstock.schemas.EntityTypes;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HeldItemCodecTest {
  private static final HeldChange HELD = held(Verb.UPDATED, "00-a-b-01");

  private static final String BYTES =
      "03" // format
          + "01" // test
          + "00" // deleted
          + "02" // source: pulled
          + "01" // kind of the order key: version
          + "0000000000000007" // its value
          + "0000000000000011" // offset
          + "00000002" // item
          + "0000000000000033" // arrival, on the clock
          + "0000019b7c0e4b00" // raw timestamp
          + "00000000000007d0" // grace
          + "0000019b7c0e4a00" // occurrence
          + "0000019b7c0e4a0f" // receipt
          + "0102030405060708ffffffffffffffff" // content hash
          + text("work_order")
          + text("conn-1")
          + text("ä")
          + text("UPDATED")
          + text("evt-1")
          + text("00-a-b-01")
          + HexFormat.of().formatHex("{\"data\":{}}".getBytes(UTF_8));

  @Test
  void isWrittenInTheseBytes() {
    assertThat(HexFormat.of().formatHex(HeldItemCodec.encode(HELD))).isEqualTo(BYTES);
  }

  @Test
  void isReadBackFromThem() {
    var read = HeldItemCodec.decode(HexFormat.of().parseHex(BYTES));

    assertThat(read).usingRecursiveComparison().isEqualTo(HELD);
  }

  @Test
  void isReadBackWithoutAVerbAndATrace() {
    var held = held(null, null);

    assertThat(HeldItemCodec.decode(HeldItemCodec.encode(held)))
        .usingRecursiveComparison()
        .isEqualTo(held);
  }

  @Test
  void traceThatIsTooLongIsReadBackAsNone() {
    var held = held(Verb.UPDATED, "x".repeat(56));

    assertThat(HeldItemCodec.decode(HeldItemCodec.encode(held)).change().traceparent()).isNull();
  }

  @Test
  void anotherFormatIsRefused() {
    var bytes = HexFormat.of().parseHex("04" + BYTES.substring(2));

    assertThatThrownBy(() -> HeldItemCodec.decode(bytes))
        .hasMessage("a held change of format 4, expected 3");
  }

  private static HeldChange held(@Nullable Verb verb, @Nullable String traceparent) {
    var change =
        new EntityChange(
            new EntityRef(EntityTypes.WORK_ORDER, "ä", "conn-1"),
            true,
            verb,
            Instant.ofEpochMilli(0x019b7c0e4a00L),
            Instant.ofEpochMilli(0x019b7c0e4a0fL),
            "{\"data\":{}}".getBytes(UTF_8),
            new ContentHash(0x0102030405060708L, -1),
            false,
            "evt-1",
            traceparent);
    var arrival = new Arrival(0x33, 0x019b7c0e4b00L, 2_000, ItemSource.PULLED);
    return HeldChange.of(change, OrderKey.version(7), new LogPlace(0x11, 2), arrival);
  }

  private static String text(String text) {
    var bytes = text.getBytes(UTF_8);
    return HexFormat.of().toHexDigits(bytes.length) + HexFormat.of().formatHex(bytes);
  }
}
