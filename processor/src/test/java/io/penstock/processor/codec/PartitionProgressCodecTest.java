package io.penstock.processor.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.processor.fold.ItemOutcome;
import io.penstock.processor.fold.ItemOutcome.OutcomeCounts;
import io.penstock.processor.fold.PartitionProgress;
import io.penstock.processor.fold.PartitionProgress.LogClock;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PartitionProgressCodecTest {
  private static final PartitionProgress PROGRESS =
      new PartitionProgress(
          new LogClock(0x0102, 0x019b7c0e4a00L),
          7,
          0x2a,
          OutcomeCounts.of(new long[] {1, 2, 3, 4, 5, 6, 7, 29, 9}));

  private static final String BYTES =
      "02"
          + "0000000000000102" // clock
          + "0000019b7c0e4a00" // timestamp
          + "0000000000000007" // first offset
          + "000000000000002a" // last offset
          + "0000000000000001" // emitted
          + "0000000000000002" // duplicate
          + "0000000000000003" // unchanged
          + "0000000000000004" // late
          + "0000000000000005" // dead
          + "0000000000000006" // fetch
          + "0000000000000007" // superseded
          + "000000000000001d" // items
          + "0000000000000009"; // ids reused

  @Test
  void isWrittenInTheseBytes() {
    var bytes = PartitionProgressCodec.encode(PROGRESS);

    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(BYTES);
  }

  @Test
  void isReadBackFromThem() {
    var read = PartitionProgressCodec.decode(HexFormat.of().parseHex(BYTES));

    assertThat(read).isEqualTo(PROGRESS);
  }

  @Test
  void countsStandInTheOrderOfTheOutcomes() {
    var tally = PROGRESS.tally();

    assertThat(Arrays.stream(ItemOutcome.values()).map(tally::of))
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
    assertThat(tally.items()).isEqualTo(29);
    assertThat(tally.decided()).isEqualTo(28);
    assertThat(tally.idsReused()).isEqualTo(9);
  }

  @Test
  void anotherFormatIsRefused() {
    var bytes = HexFormat.of().parseHex("03" + BYTES.substring(2));

    assertThatThrownBy(() -> PartitionProgressCodec.decode(bytes))
        .hasMessage("progress of format 3, expected 2");
  }
}
