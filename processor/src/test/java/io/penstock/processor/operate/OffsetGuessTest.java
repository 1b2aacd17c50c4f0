package io.penstock.processor.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.fold.TimeIssue;
import io.penstock.processor.operate.OffsetGuess.WrongOffset;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OffsetGuessTest {
  private static final Duration NO_DELAY = Duration.ZERO;
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(2);
  private static final Duration TWO_HOURS = Duration.ofHours(2);

  private final OffsetGuess guess = new OffsetGuess();

  @Test
  void timesOfALocalClockReadAsUtcGiveItsOffset() {
    add(16, TWO_HOURS, NO_DELAY, ZoneOffset.UTC);
    add(16, TWO_HOURS, LONGEST_DELAY, ZoneOffset.UTC);

    assertThat(guess.wrong()).contains(new WrongOffset(TWO_HOURS, ZoneOffset.UTC, 32));
    assertThat(guess.wrong().flatMap(WrongOffset::right)).contains(ZoneOffset.ofHours(2));
  }

  @Test
  void clockWestOfTheAssumedOffsetLiesBeforeTheReceipt() {
    add(32, Duration.ofHours(-5), Duration.ofSeconds(10), ZoneOffset.UTC);

    assertThat(guess.wrong().flatMap(WrongOffset::right)).contains(ZoneOffset.ofHours(-5));
  }

  @Test
  void configuredOffsetThatIsWrongCountsTogetherWithTheShift() {
    add(32, Duration.ofMinutes(45), NO_DELAY, ZoneOffset.ofHours(5));

    assertThat(guess.wrong().flatMap(WrongOffset::right))
        .contains(ZoneOffset.ofHoursMinutes(5, 45));
  }

  @Test
  void timesThatStateTheirOffsetGiveNoneToConfigure() {
    add(32, TWO_HOURS, NO_DELAY, null);

    assertThat(guess.wrong()).contains(new WrongOffset(TWO_HOURS, null, 32));
    assertThat(guess.wrong().flatMap(WrongOffset::right)).isEmpty();
  }

  @Test
  void assumedOffsetThatIsRightIsNotWrong() {
    add(40, Duration.ZERO, Duration.ofSeconds(3), ZoneOffset.UTC);

    assertThat(guess.wrong()).isEmpty();
  }

  @Test
  void fewRecordsGiveNothing() {
    add(31, TWO_HOURS, NO_DELAY, ZoneOffset.UTC);

    assertThat(guess.wrong()).isEmpty();
  }

  @Test
  void twoRecordsMayDisagreeAndThreeMayNot() {
    add(30, TWO_HOURS, NO_DELAY, ZoneOffset.UTC);
    add(2, Duration.ofHours(1), NO_DELAY, ZoneOffset.UTC);
    add(1, TWO_HOURS, NO_DELAY, ZoneOffset.UTC);
    assertThat(guess.wrong()).contains(new WrongOffset(TWO_HOURS, ZoneOffset.UTC, 30));

    add(1, Duration.ofHours(1), NO_DELAY, ZoneOffset.UTC);
    add(1, TWO_HOURS, NO_DELAY, ZoneOffset.UTC);

    assertThat(guess.wrong()).isEmpty();
  }

  @Test
  void timesThatAreReadAtDifferentOffsetsDisagree() {
    add(16, TWO_HOURS, NO_DELAY, ZoneOffset.UTC);
    add(16, TWO_HOURS, NO_DELAY, ZoneOffset.ofHours(1));

    assertThat(guess.wrong()).isEmpty();
  }

  @Test
  void longerDelaysAndOffsetsThatAreNoneDisagree() {
    add(32, TWO_HOURS, LONGEST_DELAY.plusMillis(1), ZoneOffset.UTC);
    assertThat(guess.wrong()).isEmpty();
    add(32, Duration.ofHours(18).plusMinutes(15), NO_DELAY, ZoneOffset.UTC);
    assertThat(guess.wrong()).isEmpty();
    add(32, Duration.ofHours(26).plusMinutes(15), NO_DELAY, null);
    assertThat(guess.wrong()).isEmpty();
    add(32, Duration.ofMillis(Long.MAX_VALUE), NO_DELAY, ZoneOffset.UTC);
    assertThat(guess.wrong()).isEmpty();
    add(32, Duration.ofMillis(Long.MIN_VALUE), NO_DELAY, null);
    assertThat(guess.wrong()).isEmpty();
  }

  @Test
  void timesOfAnyAgeDisagree() {
    var random = new Random(4711);
    for (int records = 0; records < 10_000; records++) {
      add(1, Duration.ofMillis(-random.nextLong(36_000_000)), NO_DELAY, ZoneOffset.UTC);

      assertThat(guess.wrong()).isEmpty();
    }
  }

  @Test
  void manyItemsOfOneRecordAreOneVote() {
    var item = issue(TWO_HOURS, NO_DELAY, ZoneOffset.UTC);
    for (int records = 0; records < 31; records++) {
      guess.add(List.of(item, item, item));
    }
    assertThat(guess.wrong()).isEmpty();

    guess.add(List.of(item));

    assertThat(guess.wrong()).isPresent();
  }

  @Test
  void itemsOfOneRecordThatDisagreeAreNoShift() {
    for (int records = 0; records < 32; records++) {
      guess.add(
          List.of(
              issue(TWO_HOURS, NO_DELAY, ZoneOffset.UTC),
              issue(Duration.ofHours(1), NO_DELAY, ZoneOffset.UTC)));
    }

    assertThat(guess.wrong()).isEmpty();
  }

  @Test
  void valuesThatAreNoTimesDoNotCount() {
    add(32, TWO_HOURS, NO_DELAY, ZoneOffset.UTC);

    guess.add(List.of(new TimeIssue("conn-1", TimeIssue.NOT_A_TIME, 0, null)));

    assertThat(guess.wrong()).isPresent();
  }

  private void add(int records, Duration shift, Duration delay, @Nullable ZoneOffset assumed) {
    for (int number = 0; number < records; number++) {
      guess.add(List.of(issue(shift, delay, assumed)));
    }
  }

  private static TimeIssue issue(Duration shift, Duration delay, @Nullable ZoneOffset assumed) {
    var aheadMs = shift.minus(delay).toMillis();
    return new TimeIssue("conn-1", "time-in-future", aheadMs, assumed);
  }
}
