package io.penstock.ingress.operate.silence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Which silence is far longer than is usual.
class UsualSilenceTest {
  private static final Instant MONDAY = Instant.parse("2026-11-02T08:00:00Z");
  private static final long SEED = Long.getLong("seed", 8);

  @Test
  void silenceOverTwiceTheLongestOfBeforeIsQuiet() {
    var habit = every(Duration.ofHours(2), Duration.ofDays(3));
    var last = habit.lastMs();

    assertThat(habit.longestMs()).isEqualTo(Duration.ofHours(2).toMillis());
    assertThat(habit.quiet(last + Duration.ofHours(4).toMillis())).isFalse();
    assertThat(habit.quiet(last + Duration.ofHours(4).toMillis() + 1)).isTrue();
  }

  @Test
  void nobodyIsQuietWithinAnHourHoweverOftenItSpoke() {
    var habit = every(Duration.ofMinutes(1), Duration.ofDays(2));
    var last = habit.lastMs();

    assertThat(habit.quiet(last + Duration.ofHours(1).toMillis())).isFalse();
    assertThat(habit.quiet(last + Duration.ofHours(1).toMillis() + 1)).isTrue();
  }

  @Test
  void whoWasHeardForLessThanADayOrLessThanTwentyTimesIsNotKnown() {
    var year = Duration.ofDays(365).toMillis();

    var brief = every(Duration.ofMinutes(1), Duration.ofHours(23));
    var seldom = every(Duration.ofHours(8), Duration.ofDays(6).plusHours(8));

    assertThat(brief.quiet(brief.lastMs() + year)).isFalse();
    assertThat(seldom.words()).isEqualTo(UsualSilence.WORDS_MIN - 1);
    assertThat(seldom.quiet(seldom.lastMs() + year)).isFalse();
    seldom.spoke(seldom.lastMs());
    assertThat(seldom.quiet(seldom.lastMs() + year)).isTrue();
  }

  @Test
  void weekendIsLearntAndTheNextOneIsNoSurprise() {
    var habit = officeHours(Duration.ofDays(11).plusHours(12));
    var friday = Instant.ofEpochMilli(habit.lastMs());

    assertThat(friday.atOffset(ZoneOffset.UTC).getDayOfWeek()).isEqualTo(DayOfWeek.FRIDAY);
    assertThat(habit.quiet(friday.plus(Duration.ofDays(3)).toEpochMilli())).isFalse();
    assertThat(habit.quiet(friday.plus(Duration.ofDays(6)).toEpochMilli())).isTrue();
  }

  @Test
  void clockThatIsSetBackTeachesNothing() {
    var habit = every(Duration.ofHours(2), Duration.ofDays(3));
    var last = habit.lastMs();

    habit.spoke(last - Duration.ofDays(300).toMillis());

    assertThat(habit.lastMs()).isEqualTo(last);
    assertThat(habit.longestMs()).isEqualTo(Duration.ofHours(2).toMillis());
  }

  @Test
  void longestSilenceIsThatOfAListOfAllOfThem() {
    var random = new Random(SEED);
    var times = new ArrayList<Long>();
    var at = MONDAY.toEpochMilli();
    times.add(at);
    var habit = new UsualSilence(at);

    for (int i = 0; i < 2_000; i++) {
      at += (long) (Duration.ofMinutes(20).toMillis() * Math.exp(random.nextGaussian() * 2.5));
      times.add(at);
      habit.spoke(at);

      assertThat(habit.longestMs()).as("seed " + SEED + ", word " + i).isEqualTo(longest(times));
    }
  }

  /// The slow, obvious way: of the silences that ended on the day of the last word or the seven
  /// before.
  private static long longest(List<Long> times) {
    var day = Duration.ofDays(1).toMillis();
    var today = times.getLast() / day;
    long longest = 0;
    for (int i = 1; i < times.size(); i++) {
      if (times.get(i) / day > today - UsualSilence.DAYS) {
        longest = Math.max(longest, times.get(i) - times.get(i - 1));
      }
    }
    return longest;
  }

  private static UsualSilence every(Duration pause, Duration time) {
    var habit = new UsualSilence(MONDAY.toEpochMilli());
    for (var at = MONDAY.plus(pause); at.isBefore(MONDAY.plus(time)); at = at.plus(pause)) {
      habit.spoke(at.toEpochMilli());
    }
    return habit;
  }

  /// From Monday to Friday, from 8 to 17, every half hour.
  private static UsualSilence officeHours(Duration time) {
    var habit = new UsualSilence(MONDAY.toEpochMilli());
    for (var at = MONDAY; at.isBefore(MONDAY.plus(time)); at = at.plus(Duration.ofMinutes(30))) {
      var there = at.atOffset(ZoneOffset.UTC);
      if (there.getDayOfWeek().getValue() <= 5 && there.getHour() >= 8 && there.getHour() < 17) {
        habit.spoke(at.toEpochMilli());
      }
    }
    return habit;
  }
}
