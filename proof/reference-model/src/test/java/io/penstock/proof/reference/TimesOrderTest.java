package io.penstock.proof.reference;

import static io.penstock.proof.reference.LogBuilder.asset;
import static io.penstock.proof.reference.LogBuilder.assets;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Rule 6 for entities that are ordered by times.
class TimesOrderTest {
  @Test
  void heldUntilGraceIsOverThenInOrderOfTheirTimes() {
    var log =
        LogBuilder.byDefault()
            .webhook(asset("e", 5, "b"))
            .after(1_000)
            .webhook(asset("e", 3, "a"))
            .after(999)
            .tick()
            .after(1)
            .tick();

    assertThat(log.lines()).containsExactly("assets 3-18-0 updated #1", "assets 3-17-0 updated #2");
    assertThat(log.steps().get(2).emissions()).isEmpty();
    assertThat(log.steps().get(2).count("held")).isEqualTo(2);
  }

  @Test
  void whatIsGreaterWaitsForItsOwnGrace() {
    var log =
        LogBuilder.byDefault()
            .webhook(asset("e", 3, "a"))
            .after(1_000)
            .webhook(asset("e", 5, "b"))
            .after(1_000)
            .tick();

    assertThat(log.lines()).containsExactly("assets 3-17-0 updated #1");
    assertThat(log.count("held")).isEqualTo(1);
  }

  @Test
  void lateFromTheMomentTheGraceOfAGreaterOneIsOver() {
    var log =
        LogBuilder.byDefault()
            .webhook(asset("e", 5, "b"))
            .after(2_000)
            .webhook(asset("e", 4, "a"))
            .after(700)
            .webhook(asset("e", 3, "a"));

    assertThat(log.lines())
        .containsExactly(
            "assets 3-17-0 updated #1", "late 3-18-0 updated by 0", "late 3-19-0 updated by 700");
    assertThat(log.count("late")).isEqualTo(2);
  }

  @Test
  void lateIsMeasuredFromTheReleaseThatWasDueAndNotFromWhenTheLogCameToIt() {
    var log =
        LogBuilder.byDefault().webhook(asset("e", 5, "b")).after(9_000).webhook(asset("e", 4, "a"));

    assertThat(log.lines()).endsWith("late 3-18-0 updated by 7000");
  }

  @Test
  void lateIsMeasuredFromWhenItsKeyWasFirstReached() {
    var log =
        LogBuilder.byDefault()
            .webhook(asset("e", 5, "a"))
            .after(3_000)
            .webhook(asset("e", 5, "b"))
            .after(3_000)
            .webhook(asset("e", 4, "c"));

    assertThat(log.lines())
        .containsExactly(
            "assets 3-17-0 updated #1",
            "assets 3-18-0 updated #2 tie",
            "late 3-19-0 updated by 4000");
  }

  @Test
  void sameContentAsTheEventBeforeIsUnchangedAndMovesTheKey() {
    var log =
        LogBuilder.byDefault()
            .webhook(asset("e", 3, "a"))
            .after(2_000)
            .webhook(asset("e", 6, "a"))
            .after(2_000)
            .webhook(asset("e", 5, "b"));

    assertThat(log.lines()).containsExactly("assets 3-17-0 updated #1", "late 3-19-0 updated by 0");
    assertThat(log.count("unchanged")).isEqualTo(1);
  }

  @Test
  void sameContentBehindAnotherIsAnEvent() {
    var log =
        LogBuilder.byDefault()
            .webhook(asset("e", 3, "a"))
            .webhook(asset("e", 5, "a"))
            .webhook(asset("e", 4, "b"))
            .after(2_000)
            .tick();

    assertThat(log.lines())
        .containsExactly(
            "assets 3-17-0 updated #1", "assets 3-19-0 updated #2", "assets 3-18-0 updated #3");
  }

  @Test
  void deletionWithoutContentMakesNothingLate() {
    var log =
        LogBuilder.byDefault()
            .webhook(asset("e", 30, "a"))
            .webhook(assets("deleted", "[\"e\"]"))
            .after(2_000)
            .webhook(asset("e", 29, "b"))
            .webhook(assets("deleted", "[\"e\"]"))
            .after(2_000)
            .tick();

    assertThat(log.lines())
        .containsExactly(
            "assets 3-17-0 updated #1", "assets 3-18-0 deleted #2", "late 3-19-0 updated by 0");
    assertThat(log.count("unchanged")).isEqualTo(1);
  }

  @Test
  void afterADeletionAnEntityIsCreatedAgain() {
    var log =
        LogBuilder.byDefault()
            .webhook(assets("inserted", LogBuilder.state("e", 1, "a")))
            .webhook(assets("deleted", LogBuilder.state("e", 2, "a")))
            .webhook(asset("e", 3, "a"))
            .after(2_000)
            .tick();

    assertThat(log.lines())
        .containsExactly(
            "assets 3-17-0 created #1", "assets 3-18-0 deleted #2", "assets 3-19-0 created #3");
  }

  @Test
  void graceOfItsRecordGoesBeforeTheDefault() {
    var log =
        LogBuilder.byDefault()
            .add(LogBuilder.record("evt-1", asset("e", 5, "b")).and("grace", "0"))
            .webhook(asset("e", 4, "a"));

    assertThat(log.lines()).containsExactly("assets 3-17-0 updated #1", "late 3-18-0 updated by 0");
  }

  @Test
  void clockNeitherGoesBackNorLeaps() {
    var log =
        LogBuilder.byDefault()
            .tick()
            .after(86_400_000L)
            .tick()
            .after(-5_000)
            .tick()
            .after(1_000)
            .tick();

    assertThat(log.steps().stream().map(RecordResult::clockMs))
        .containsExactly(0L, 300_000L, 300_000L, 301_000L);
  }
}
