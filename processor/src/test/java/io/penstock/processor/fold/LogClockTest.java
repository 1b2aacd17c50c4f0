package io.penstock.processor.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.fold.ItemOutcome.OutcomeCounts;
import io.penstock.processor.fold.PartitionProgress.LogClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogClockTest {
  private static final long STEP_MS = 300_000;
  private static final LogClock CLOCK = new LogClock(1_000, 50_000);

  @Test
  void startsAtZeroWhateverTheFirstTimestamp() {
    var partition = new Partition();

    partition.append(Raw.tick().at(3, 0, Long.MAX_VALUE));

    assertThat(partition.state.progress())
        .isEqualTo(
            new PartitionProgress(new LogClock(0, Long.MAX_VALUE), 0, 0, OutcomeCounts.none()));
  }

  @ParameterizedTest(name = "at {0} it is {1}")
  @CsvSource({
    "50000, 1000",
    "50001, 1001",
    "52000, 3000",
    "349999, 300999",
    "350000, 301000",
    "350001, 301000",
    "9223372036854775807, 301000",
    "49999, 1000",
    "0, 1000",
    "-1, 1000",
    "-9223372036854775808, 1000",
  })
  void advancesByTheDifferenceButNeverBackAndNeverByMoreThanAStep(long timestampMs, long nowMs) {
    var next = CLOCK.at(timestampMs, STEP_MS);

    assertThat(next).isEqualTo(new LogClock(nowMs, timestampMs));
  }

  @Test
  void differenceThatOverflowsIsAStep() {
    var next = new LogClock(7, Long.MIN_VALUE).at(Long.MAX_VALUE, STEP_MS);

    assertThat(next.nowMs()).isEqualTo(7 + STEP_MS);
  }

  @Test
  void absurdTimestampCostsOneStepAndTheNextHonestOneNothing() {
    var absurd = CLOCK.at(Long.MAX_VALUE, STEP_MS);

    var honest = absurd.at(50_010, STEP_MS).at(50_020, STEP_MS);

    assertThat(honest.nowMs()).isEqualTo(1_000 + STEP_MS + 10);
  }
}
