package io.penstock.proof.reference;

import static io.penstock.proof.reference.LogBuilder.assets;
import static io.penstock.proof.reference.LogBuilder.version;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Rule 6 for entities that carry versions without gaps.
class VersionsOrderTest {
  @Test
  void nextVersionGoesAtOnceAndTakesAlongWhatItHeldUp() {
    var log =
        LogBuilder.byDefault()
            .versioned(version("e", 1, "a"))
            .versioned(version("e", 3, "c"))
            .versioned(version("e", 2, "b"));

    assertThat(log.lines())
        .containsExactly(
            "assets 3-17-0 updated #1", "assets 3-19-0 updated #2", "assets 3-18-0 updated #3");
  }

  @Test
  void gapIsWaitedForUntilItsTimeoutAndThenTold() {
    var log =
        LogBuilder.byDefault()
            .versioned(version("e", 1, "a"))
            .versioned(version("e", 4, "d"))
            .after(59_999)
            .tick()
            .after(1)
            .versioned(version("e", 2, "b"));

    assertThat(log.lines())
        .containsExactly(
            "assets 3-17-0 updated #1", "assets 3-18-0 updated #2 gap", "late 3-20-0 updated by 0");
    assertThat(log.steps().get(3).emissions().getFirst().textOf("gap")).isEqualTo("2-3");
  }

  @Test
  void firstSeenLaterThanTheFirstWaitsForItsGraceAndIsABaseline() {
    var log =
        LogBuilder.byDefault()
            .versioned(version("e", 5, "a"))
            .after(2_000)
            .versioned(version("e", 6, "b"));

    assertThat(log.lines())
        .containsExactly("assets 3-17-0 updated #1 baseline", "assets 3-18-0 updated #2");
  }

  @Test
  void firstReleaseTurnsTheGraceOfTheOthersIntoTheTimeout() {
    var log =
        LogBuilder.byDefault()
            .versioned(version("e", 5, "a"))
            .after(1_000)
            .versioned(version("e", 8, "b"))
            .after(1_000)
            .tick()
            .after(58_999)
            .tick()
            .after(1_001)
            .tick();

    assertThat(log.lines())
        .containsExactly("assets 3-17-0 updated #1 baseline", "assets 3-18-0 updated #2 gap");
    assertThat(log.steps().get(3).emissions()).isEmpty();
  }

  @Test
  void versionZeroIsAsIfNoneWereKnown() {
    var log =
        LogBuilder.byDefault()
            .versioned(version("e", 0, "a"))
            .versioned(version("e", 0, "b"))
            .versioned(version("e", 2, "c"))
            .after(2_000)
            .tick();

    assertThat(log.lines())
        .containsExactly(
            "assets 3-17-0 updated #1",
            "assets 3-18-0 updated #2 tie",
            "assets 3-19-0 updated #3 baseline");
  }

  @Test
  void lastVersionAgainIsATieOrUnchangedAndAnEarlierOneLate() {
    var log =
        LogBuilder.byDefault()
            .versioned(version("e", 1, "a"))
            .versioned(version("e", 2, "b"))
            .versioned(version("e", 2, "b"))
            .versioned(version("e", 2, "c"))
            .after(7)
            .versioned(version("e", 1, "a"));

    assertThat(log.lines())
        .containsExactly(
            "assets 3-17-0 updated #1",
            "assets 3-18-0 updated #2",
            "assets 3-20-0 updated #3 tie",
            "late 3-21-0 updated by 7");
    assertThat(log.count("unchanged")).isEqualTo(1);
  }

  @Test
  void newerAnswerOfTheApiReleasesAllThatIsHeldAndItself() {
    var polled = "{\"id\":\"e\",\"version\":7,\"title\":\"d\"}";
    var log =
        LogBuilder.byDefault()
            .versioned(version("e", 3, "c"))
            .versioned(version("e", 6, "f"))
            .versioned(polled, draft -> draft.but("origin", "poll").and("entity-type", "asset"));

    assertThat(log.lines())
        .containsExactly(
            "assets 3-17-0 updated #1 baseline",
            "assets 3-18-0 updated #2 gap",
            "assets 3-19-0 updated #3");
    assertThat(log.count("held")).isZero();
  }

  @Test
  void deletionWithoutContentKeepsItsPlaceAmongVersions() {
    var log =
        LogBuilder.byDefault()
            .versioned(version("e", 1, "a"))
            .versioned(version("e", 3, "c"))
            .versioned(assets("deleted", "[\"e\"]"))
            .versioned(version("e", 2, "b"))
            .after(2_000)
            .tick();

    assertThat(log.lines())
        .containsExactly(
            "assets 3-17-0 updated #1",
            "assets 3-20-0 updated #2",
            "assets 3-18-0 updated #3",
            "assets 3-19-0 deleted #4");
  }
}
