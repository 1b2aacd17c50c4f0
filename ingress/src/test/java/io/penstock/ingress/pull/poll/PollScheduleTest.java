package io.penstock.ingress.pull.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.schemas.EntityType;
import io.penstock.schemas.EntityTypes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PollScheduleTest {
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  private static final Duration EVERY = Duration.ofMinutes(15);
  private static final EntityType ORDER = EntityTypes.PURCHASE_ORDER;
  private static final EntityType VENDOR = Objects.requireNonNull(EntityTypes.of("vendor"));
  private static final PollWish CHANGES = new PollWish.Changes();

  private final PollSchedule schedule = new PollSchedule(EVERY, () -> 0.5);

  @Test
  void typeWithoutAWatermarkIsListedAtOnce() {
    schedule.add(ORDER, null, NOW);

    assertThat(schedule.begin(NOW)).isEqualTo(new PollSchedule.Due(ORDER, CHANGES));
  }

  @Test
  void typeIsListedAgainAnIntervalAfterItsLastListingBegan() {
    schedule.add(ORDER, NOW.minus(EVERY).plusSeconds(1), NOW);

    assertThat(schedule.begin(NOW)).isNull();
    assertThat(begunAt(NOW.plusSeconds(1))).isEqualTo(ORDER);
    schedule.end();
    assertThat(schedule.begin(NOW.plus(EVERY))).isNull();
    assertThat(begunAt(NOW.plusSeconds(1).plus(EVERY))).isEqualTo(ORDER);
  }

  @Test
  void intervalVariesByATenth() {
    var early = new PollSchedule(EVERY, () -> 0);
    early.add(ORDER, NOW, NOW);
    var late = new PollSchedule(EVERY, () -> 1);
    late.add(ORDER, NOW, NOW);

    assertThat(early.begin(NOW.plusMillis(809_999))).isNull();
    assertThat(early.begin(NOW.plusSeconds(810))).isNotNull();
    assertThat(late.begin(NOW.plusMillis(989_999))).isNull();
    assertThat(late.begin(NOW.plusSeconds(990))).isNotNull();
  }

  @Test
  void watermarkInTheFutureOfOurClockDelaysByAnIntervalAtMost() {
    schedule.add(ORDER, NOW.plus(Duration.ofDays(365)), NOW);

    assertThat(begunAt(NOW.plus(EVERY))).isEqualTo(ORDER);
  }

  @Test
  void oneListingOfAConnectionIsUnderWayAtATime() {
    schedule.add(ORDER, null, NOW);
    schedule.add(VENDOR, null, NOW.minusSeconds(1));

    assertThat(begunAt(NOW)).as("due the longest").isEqualTo(VENDOR);
    assertThat(schedule.begin(NOW)).isNull();
    schedule.end();
    assertThat(begunAt(NOW)).isEqualTo(ORDER);
  }

  @Test
  void askedForEarlyATypeIsListedAMinuteAfterTheLastTimeAtTheEarliest() {
    schedule.add(ORDER, NOW, NOW);

    schedule.early(ORDER, NOW.plusSeconds(5));

    assertThat(schedule.begin(NOW.plusSeconds(59))).isNull();
    assertThat(begunAt(NOW.plusSeconds(60))).isEqualTo(ORDER);
  }

  @Test
  void askedForDuringAListingATypeIsListedOnceMore() {
    schedule.add(ORDER, null, NOW);
    assertThat(begunAt(NOW)).isEqualTo(ORDER);

    schedule.early(ORDER, NOW.plusSeconds(5));
    schedule.end();

    assertThat(begunAt(NOW.plusSeconds(60))).isEqualTo(ORDER);
  }

  @Test
  void commandIsObeyedAtOnceAndOnce() {
    schedule.add(ORDER, NOW, NOW);

    assertThat(schedule.command(ORDER, new PollWish.Everything(), NOW)).isTrue();
    assertThat(schedule.command(VENDOR, CHANGES, NOW)).isFalse();

    assertThat(schedule.begin(NOW))
        .isEqualTo(new PollSchedule.Due(ORDER, new PollWish.Everything()));
    schedule.end();
    assertThat(schedule.begin(NOW)).isNull();
    assertThat(schedule.begin(NOW.plus(EVERY))).isEqualTo(new PollSchedule.Due(ORDER, CHANGES));
  }

  static Stream<Arguments> wishes() {
    var all = new PollWish.Everything();
    var since = new PollWish.Since(NOW);
    var longer = new PollWish.Since(NOW.minusSeconds(1));
    return Stream.of(
        Arguments.of(CHANGES, CHANGES, CHANGES),
        Arguments.of(CHANGES, all, all),
        Arguments.of(CHANGES, since, since),
        Arguments.of(since, all, all),
        Arguments.of(since, longer, longer));
  }

  @ParameterizedTest
  @MethodSource("wishes")
  void twoWishesAreOneThatContainsBoth(PollWish one, PollWish other, PollWish both) {
    assertThat(one.with(other)).isEqualTo(both);
    assertThat(other.with(one)).isEqualTo(both);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void eachTypeIsListedAtLeastOnceAnIntervalAndATenth(long seed) {
    var random = new Random(seed);
    var plan = new PollSchedule(EVERY, random::nextDouble);
    plan.add(ORDER, null, NOW);
    plan.add(VENDOR, null, NOW);
    var last = new HashMap<EntityType, Instant>();
    var now = NOW;
    for (int second = 0; second < 20_000; second++) {
      now = now.plusSeconds(1);
      if (random.nextInt(500) == 0) {
        plan.early(random.nextBoolean() ? ORDER : VENDOR, now);
      }
      var due = plan.begin(now);
      if (due != null) {
        var before = last.put(due.type(), now);
        if (before != null) {
          assertThat(Duration.between(before, now))
              .isBetween(
                  PollSchedule.EARLY_EVERY, EVERY.multipliedBy(11).dividedBy(10).plusSeconds(2));
        }
        plan.end();
      }
    }
    assertThat(last.values()).hasSize(2).allMatch(now.minus(EVERY.multipliedBy(2))::isBefore);
  }

  private @Nullable EntityType begunAt(Instant now) {
    var due = schedule.begin(now);
    return due == null ? null : due.type();
  }
}
