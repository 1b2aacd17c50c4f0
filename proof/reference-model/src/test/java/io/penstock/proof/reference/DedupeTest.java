package io.penstock.proof.reference;

import static io.penstock.proof.reference.LogBuilder.asset;
import static io.penstock.proof.reference.LogBuilder.assets;
import static io.penstock.proof.reference.LogBuilder.state;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/// Rule 4.
class DedupeTest {
  private static final long MINUTE_MS = 60_000;
  private static final ModelSettings TEN_MINUTES =
      new ModelSettings(
          "t",
          0,
          60_000,
          300_000,
          10 * MINUTE_MS,
          26 * 60 * MINUTE_MS,
          ModelSettings.Bounds.DEFAULT,
          Set.of());

  @Test
  void repeatWithinTheHorizonIsADuplicate() {
    var log =
        new LogBuilder(TEN_MINUTES)
            .webhook("evt", asset("e", 5, "a"))
            .after(5 * MINUTE_MS)
            .tick()
            .after(5 * MINUTE_MS - 1)
            .webhook("evt", asset("e", 5, "a"));

    assertThat(log.count("duplicate")).isEqualTo(1);
  }

  @Test
  void repeatBeyondTheHorizonIsDecidedAnew() {
    var log =
        new LogBuilder(TEN_MINUTES)
            .webhook("evt", asset("e", 5, "a"))
            .after(5 * MINUTE_MS)
            .tick()
            .after(5 * MINUTE_MS)
            .webhook("evt", asset("e", 5, "a"));

    assertThat(log.count("duplicate")).isZero();
    assertThat(log.count("unchanged")).isEqualTo(1);
  }

  @Test
  void twiceTheHorizonBetweenTheTimestampsEndsItToo() {
    var log =
        new LogBuilder(TEN_MINUTES)
            .webhook("evt", asset("e", 5, "a"))
            .after(20 * MINUTE_MS)
            .webhook("evt", asset("e", 5, "a"))
            .after(20 * MINUTE_MS - 1)
            .webhook("evt", asset("e", 5, "a"));

    assertThat(log.steps().get(1).count("unchanged")).isEqualTo(1);
    assertThat(log.count("duplicate")).isEqualTo(1);
  }

  @Test
  void derivedIdLastsLongerWhereTheBodyHasATime() {
    var timed = asset("f", 5, "a").replace("{\"event", "{\"timestamp\":1767322801,\"event");
    var log =
        LogBuilder.byDefault()
            .add(
                LogBuilder.record("sha256:1", asset("e", 5, "a"))
                    .and("webhook-id-origin", "derived"))
            .add(LogBuilder.record("sha256:2", timed).and("webhook-id-origin", "derived"))
            .after(5 * MINUTE_MS)
            .tick()
            .after(5 * MINUTE_MS)
            .add(
                LogBuilder.record("sha256:1", asset("e", 5, "a"))
                    .and("webhook-id-origin", "derived"))
            .add(LogBuilder.record("sha256:2", timed).and("webhook-id-origin", "derived"));

    assertThat(log.steps().get(3).count("duplicate")).isZero();
    assertThat(log.steps().get(4).count("duplicate")).isEqualTo(1);
  }

  @Test
  void otherBodyUnderTheSameIdIsDecidedAndCounted() {
    var log =
        LogBuilder.byDefault()
            .webhook("evt", asset("e", 5, "a"))
            .webhook("evt", asset("e", 6, "b"));

    assertThat(log.count("id-reused")).isEqualTo(1);
    assertThat(log.count("held")).isEqualTo(2);
  }

  @Test
  void redriveIsDecidedThoughItWasSeen() {
    var record = LogBuilder.record("evt", asset("e", 5, "a"));
    var log = new LogBuilder(TEN_MINUTES).add(record).add(record.but("origin", "redrive"));

    assertThat(log.count("unchanged")).isEqualTo(1);
    assertThat(log.count("id-reused")).isZero();
  }

  @Test
  void resendDecidesOnlyWhatDied() {
    var body = assets("updated", "[" + state("e", 5, "a") + ",7]");
    var log = new LogBuilder(TEN_MINUTES).webhook("evt", body).webhook("evt", body);

    assertThat(log.lines())
        .containsExactly(
            "assets 3-17-0 updated #1", "dead 17 unreadable-item 1", "dead 18 unreadable-item 1");
    assertThat(log.count("duplicate")).isEqualTo(1);
  }

  @Test
  void whatLivesAtAResendIsADuplicateAtTheNext() {
    var body = assets("updated", "[\"n\"," + state("e", 5, "a") + "]");
    var record = LogBuilder.record("evt", body);
    var log =
        LogBuilder.byDefault()
            .add(record.but("recipe", "versioned"))
            .add(record.and("grace", "0"))
            .add(record);

    assertThat(log.lines())
        .containsExactly("fetches n", "dead 17 no-order-key 1", "assets 3-18-1 updated #1");
    assertThat(log.count("duplicate")).isEqualTo(3);
  }

  @Test
  void whatDiedAsAWholeIsNotRemembered() {
    var log =
        LogBuilder.byDefault()
            .webhook("evt", assets("updated", "[7,8]"))
            .webhook("evt", assets("updated", "[7,8]"))
            .webhook("evt", asset("e", 1, "a"));

    assertThat(log.count("dead")).isEqualTo(4);
    assertThat(log.count("duplicate")).isZero();
    assertThat(log.count("id-reused")).isZero();
  }

  @Test
  void thinItemsUnderADerivedIdAreAlwaysAskedFor() {
    var derived =
        LogBuilder.record("sha256:1", assets("updated", "[\"e\"]"))
            .and("webhook-id-origin", "derived");
    var sent = LogBuilder.record("evt", assets("updated", "[\"f\"]"));
    var log = LogBuilder.byDefault().add(derived).add(derived).add(sent).add(sent);

    assertThat(log.lines()).containsExactly("fetches e", "fetches e", "fetches f");
  }
}
