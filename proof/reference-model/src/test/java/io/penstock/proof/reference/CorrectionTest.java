package io.penstock.proof.reference;

import static io.penstock.proof.reference.LogBuilder.asset;
import static io.penstock.proof.reference.LogBuilder.readAt;
import static io.penstock.proof.reference.LogBuilder.readSometime;
import static io.penstock.proof.reference.LogBuilder.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.reference.generate.RawRecordDraft;
import org.junit.jupiter.api.Test;

/// Rule 6.7: with pulled content that corrects, the order of its entity begins anew.
class CorrectionTest {
  private static final long LAG_MS = 60_000;
  private static final String UNTIMED = "{\"id\":\"e\",\"title\":\"z\"}";

  /// Asset `e` changed at second 5, and its event is out.
  private static LogBuilder known() {
    return LogBuilder.byDefault().row(state("e", 5, "a"), readSometime());
  }

  private static String row(int version, String title) {
    return "{\"id\":\"e\",\"version\":%d,\"title\":\"%s\"}".formatted(version, title);
  }

  private static RawRecordDraft asRow(RawRecordDraft draft) {
    return draft.but("origin", "poll").and("entity-type", "asset").and("pull", "true");
  }

  @Test
  void correctionBeginsTheOrderAnew() {
    var log =
        known()
            .row(state("e", 3, "b"), readAt(LAG_MS))
            .pushed(asset("e", 4, "c"))
            .pushed(asset("e", 2, "d"))
            .after(2_000)
            .tick();

    assertThat(log.events())
        .containsExactly(
            "assets 3-17-0 snapshot #1",
            "assets 3-18-0 updated #2 corrected",
            "late 3-20-0 updated by 0",
            "assets 3-19-0 updated #3");
  }

  @Test
  void whatStandsBeforeACorrectionIsNoTie() {
    var log =
        known()
            .row(state("e", 3, "b"), readAt(LAG_MS))
            .pushed(asset("e", 5, "c"), draft -> draft.and("grace", "0"));

    assertThat(log.lines()).endsWith("assets 3-19-0 updated #3");
  }

  @Test
  void correctionAmongVersionsIsTheFirstKnownOne() {
    var log =
        LogBuilder.byDefault()
            .versioned(row(7, "a"), CorrectionTest::asRow)
            .versioned(row(3, "b"), draft -> readAt(LAG_MS).apply(asRow(draft)))
            .versioned(LogBuilder.version("e", 4, "c"));

    assertThat(log.lines())
        .containsExactly(
            "assets 3-17-0 snapshot #1 baseline",
            "assets 3-18-0 updated #2 baseline corrected",
            "assets 3-19-0 updated #3");
  }

  @Test
  void secondCorrectionIsMeasuredFromTheFirst() {
    var log =
        known()
            .row(state("e", 3, "b"), readAt(LAG_MS))
            .row(state("e", 2, "c"), readAt(LAG_MS))
            .row(UNTIMED, readAt(LAG_MS))
            .row(state("e", 2, "d"), readAt(LAG_MS))
            .row(state("e", 4, "f"), readSometime());

    assertThat(log.events())
        .containsExactly(
            "assets 3-17-0 snapshot #1",
            "assets 3-18-0 updated #2 corrected",
            "assets 3-19-0 updated #3 corrected",
            "assets 3-20-0 updated #4",
            "assets 3-21-0 updated #5 tie",
            "assets 3-22-0 updated #6");
  }

  @Test
  void placedContentThatIsHeldBackMakesLateAndCorrects() {
    var bounds = new ModelSettings.Bounds(100, 100, 1 << 20, 100, 2, 8 << 20);
    var log =
        new LogBuilder(ModelSettings.defaults("t").withBounds(bounds))
            .pushed(asset("e", 5, "a"))
            .pushed(asset("e", 6, "b"))
            .pushed(asset("e", 7, "c"))
            .row(state("e", 4, "d"), readAt(LAG_MS))
            .pushed(asset("e", 3, "f"))
            .pushed(asset("e", 5, "g"))
            .after(2_000)
            .tick();

    assertThat(log.events())
        .containsExactly(
            "assets 3-17-0 updated #1",
            "assets 3-18-0 updated #2",
            "assets 3-19-0 updated #3",
            "assets 3-20-0 updated #4 corrected",
            "late 3-21-0 updated by 0",
            "assets 3-22-0 updated #5");
    assertThat(log.steps().get(3).count("held")).isEqualTo(2);
  }
}
