package io.penstock.processor.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final Progress PROGRESS =
      new Progress(
          new LogClock(0x0102, 0x019b7c0e4a00L),
          7,
          0x2a,
          new Tally(
              Map.of(
                  Outcome.EMITTED, 1L,
                  Outcome.DUPLICATE, 2L,
                  Outcome.UNCHANGED, 3L,
                  Outcome.LATE, 4L,
                  Outcome.DEAD, 5L,
                  Outcome.FETCH, 6L),
              9));

  private static final String BYTES =
      "01"
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
          + "0000000000000009"; // ids reused

  @Test
  void isWrittenInTheseBytes() {
    var bytes = PROGRESS.toBytes();

    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(BYTES);
  }

  @Test
  void isReadBackFromThem() {
    var read = Progress.of(HexFormat.of().parseHex(BYTES));

    assertThat(read).isEqualTo(PROGRESS);
  }

  @Test
  void anotherFormatIsRefused() {
    var bytes = HexFormat.of().parseHex("02" + BYTES.substring(2));

    assertThatThrownBy(() -> Progress.of(bytes)).hasMessage("progress of format 2, expected 1");
  }
}
