package io.penstock.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatermarkTest {
  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
  private static final Watermark NONE = Watermark.none("conn-42", EntityTypes.PURCHASE_ORDER);
  private static final Watermark.Completed COMPLETED = new Watermark.Completed(NOON, 7, 2);

  @Test
  void keyIsTheConnectionAndTheType() {
    assertThat(new String(NONE.key(), UTF_8)).isEqualTo("conn-42/purchase_order");
  }

  @Test
  void nothingReadYetIsAConnectionAndAType() {
    assertThat(written(NONE)).isEqualTo("{\"connection\":\"conn-42\",\"type\":\"purchase_order\"}");
    assertThat(Watermark.read(NONE.write())).isEqualTo(NONE);
  }

  @Test
  void listingUnderWayIsWrittenBesideTheLastCompleteOne() {
    var listing = new Watermark.Listing(NOON, 9, NOON.plusMillis(1), NOON, 3, "c-4", 250);
    var watermark =
        new Watermark("conn-42", EntityTypes.PURCHASE_ORDER, NOON, null, COMPLETED).with(listing);

    assertThat(written(watermark))
        .isEqualTo(
            """
            {"connection":"conn-42","type":"purchase_order","watermark":"2026-01-31T12:00:00.000Z",\
            "listing":{"started":"2026-01-31T12:00:00.000Z","mark":9,\
            "markTime":"2026-01-31T12:00:00.001Z","since":"2026-01-31T12:00:00.000Z","pages":3,\
            "cursor":"c-4","rows":250},"completed":"2026-01-31T12:00:00.000Z","rows":7,"pages":2}""");
    assertThat(Watermark.read(watermark.write())).isEqualTo(watermark);
  }

  @Test
  void wholeListWithPageNumbersHasNoSinceAndNoCursor() {
    var listing = new Watermark.Listing(NOON, 9, NOON, null, 3, null, 250);

    var written = NONE.with(listing).write();

    assertThat(new String(written, UTF_8)).doesNotContain("since", "cursor");
    assertThat(Watermark.read(written)).isEqualTo(NONE.with(listing));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"connection\":\"c\"}",
        "{\"connection\":\"c\",\"type\":\"unheard_of\"}",
        "{\"connection\":\"c\",\"type\":\"vendor\",\"watermark\":\"noon\"}",
        "{\"connection\":\"c\",\"type\":\"vendor\",\"listing\":{}}",
        "{\"connection\":\"c\",\"type\":\"vendor\",\"completed\":\"2026-01-31T12:00:00Z\"}"
      })
  void otherBytesAreRefused(String bytes) {
    assertThatThrownBy(() -> Watermark.read(bytes.getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String written(Watermark watermark) {
    return new String(watermark.write(), UTF_8);
  }
}
