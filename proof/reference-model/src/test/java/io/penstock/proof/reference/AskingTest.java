package io.penstock.proof.reference;

import static io.penstock.proof.reference.LogBuilder.asset;
import static io.penstock.proof.reference.LogBuilder.assets;
import static io.penstock.proof.reference.LogBuilder.readAt;
import static io.penstock.proof.reference.LogBuilder.readSometime;
import static io.penstock.proof.reference.LogBuilder.state;
import static io.penstock.proof.reference.LogBuilder.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.reference.generate.RawRecordDraft;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Rule 7: what is a reason to ask the API, and when a request is emitted.
class AskingTest {
  private static final String THIN = assets("updated", "[\"e\"]");
  private static final String DELETED = assets("deleted", "[\"e\"]");

  private static RawRecordDraft now(RawRecordDraft draft) {
    return draft.and("grace", "0");
  }

  @Test
  void thinItemAsks() {
    var log = LogBuilder.byDefault().after(5).pushed(assets("inserted", "[\"e\",\"f\",\"e\"]"));

    assertThat(log.requests())
        .containsExactly("created e,f because of 17, attempt 0, not before 5");
    assertThat(log.count("fetch")).isEqualTo(3);
  }

  @Test
  void lateItemAsks() {
    var log =
        LogBuilder.byDefault()
            .pushed(asset("e", 5, "a"), AskingTest::now)
            .pushed(asset("e", 4, "b"));

    assertThat(log.lines()).endsWith("late 3-18-0 updated by 0", "fetches e");
  }

  @Test
  void timeInTheFutureAsks() {
    var future = assets("updated", "{\"id\":\"e\",\"updatedAt\":\"2062-01-01T00:00:00Z\"}");

    assertThat(LogBuilder.byDefault().pushed(future).lines()).containsExactly("fetches e");
    var versioned = future.replace("\"id\"", "\"version\":1,\"id\"");
    assertThat(
            LogBuilder.byDefault()
                .pushed(versioned, draft -> draft.but("recipe", "versioned"))
                .requests())
        .hasSize(1);
    var beside = future.replace("\"id\"", "\"_updatedAt\":\"2026-01-02T03:00:00Z\",\"id\"");
    assertThat(LogBuilder.byDefault().pushed(beside).requests()).hasSize(1);
  }

  @Test
  void deletionWithoutATimeAsks() {
    assertThat(LogBuilder.byDefault().pushed(DELETED).requests())
        .containsExactly("deleted e because of 17, attempt 0, not before 0");
    assertThat(LogBuilder.byDefault().pushed(assets("deleted", "{\"id\":\"e\"}")).requests())
        .hasSize(1);
    assertThat(LogBuilder.byDefault().pushed(assets("deleted", state("e", 5, "a"))).requests())
        .isEmpty();
    var sent = DELETED.replace("{\"event", "{\"timestamp\":1767322801,\"event");
    assertThat(LogBuilder.byDefault().pushed(sent).requests()).isEmpty();
  }

  @Test
  void weakerKindAfterAStrongerOneAsks() {
    var untimed = assets("updated", "{\"id\":\"e\"}");
    var sent = untimed.replace("{\"event", "{\"timestamp\":1767322801,\"event");

    assertThat(LogBuilder.byDefault().pushed(asset("e", 5, "a")).pushed(sent).lines())
        .containsExactly("fetches e");
    assertThat(LogBuilder.byDefault().pushed(sent).pushed(untimed).requests()).hasSize(1);
    assertThat(LogBuilder.byDefault().pushed(sent).pushed(asset("e", 5, "a")).requests()).isEmpty();
    assertThat(LogBuilder.byDefault().pushed(untimed).requests()).isEmpty();
  }

  @Test
  void revivalAsksAtItsRelease() {
    var back = state("e", 9, "a");
    var log =
        LogBuilder.byDefault()
            .add(LogBuilder.record("evt", DELETED).and("grace", "0"))
            .pushed(
                assets("inserted", back),
                draft -> draft.and("traceparent", "00-01").and("grace", "5"))
            .after(5)
            .webhook(asset("f", 1, "a").replace("\"f\"", "7"));

    assertThat(log.requests()).containsExactly("created e because of 18, attempt 0, not before 5");
    var last = log.steps().getLast().emissions();
    assertThat(last.getFirst().textOf("ce_id")).isEqualTo("3-18-0");
    assertThat(last.getLast().topic()).isEqualTo("t.fetches");
    assertThat(last.getLast().textOf("traceparent")).isEqualTo("00-01");
  }

  @Test
  void requestForARevivalFollowsAllOtherOutputs() {
    var log =
        LogBuilder.byDefault()
            .add(LogBuilder.record("evt", DELETED).and("grace", "0"))
            .pushed(assets("updated", "[" + state("e", 9, "a") + ",\"f\",7]"), AskingTest::now);

    assertThat(log.lines())
        .containsExactly(
            "assets 3-17-0 deleted #1",
            "assets 3-18-0 created #2",
            "fetches f",
            "dead 18 unreadable-item 2",
            "fetches e");
  }

  @Test
  void severalReasonsAreOne() {
    var log =
        LogBuilder.byDefault()
            .pushed(asset("e", 5, "a"), AskingTest::now)
            .pushed(assets("deleted", "[" + state("e", 4, "b") + ",{\"id\":\"e\"},\"e\",\"f\"]"));

    assertThat(log.requests())
        .containsExactly("deleted e,f because of 18, attempt 0, not before 0");
  }

  @Test
  void withoutPullOnlyThinItemsAskAndAreNotRemembered() {
    var log =
        LogBuilder.byDefault()
            .webhook(assets("updated", "[\"e\",\"e\"]"))
            .webhook("{\"x\":1," + THIN.substring(1))
            .webhook(asset("e", 5, "a"))
            .webhook(DELETED)
            .after(2_000)
            .webhook(asset("e", 4, "b"))
            .webhook(asset("e", 6, "c"))
            .after(2_000)
            .tick();

    assertThat(log.lines())
        .containsExactly(
            "fetches e",
            "fetches e",
            "assets 3-19-0 updated #1",
            "assets 3-20-0 deleted #2",
            "late 3-21-0 updated by 0",
            "assets 3-22-0 created #3");
  }

  @Test
  void reasonAtAnOpenRequestAsksAgainAfterItsAnswer() {
    var log =
        LogBuilder.byDefault()
            .pushed(THIN)
            .after(70_000)
            .pushed("{\"x\":1," + THIN.substring(1))
            .after(1)
            .answer(17, 0, state("e", 5, "a"), readAt(70_000));

    assertThat(log.requests())
        .containsExactly(
            "updated e because of 17, attempt 0, not before 0",
            "snapshot e because of 19, attempt 0, not before 70001");
  }

  @Test
  void reasonBeforeTheCauseOfAnOpenRequestAsksNothing() {
    var log =
        LogBuilder.byDefault()
            .add(LogBuilder.record("evt", DELETED).and("grace", "0"))
            .pushed(asset("e", 9, "a"))
            .pushed(THIN)
            .after(2_000)
            .tick()
            .answer(19, 0, state("e", 10, "b"), readSometime());

    assertThat(log.requests()).containsExactly("updated e because of 19, attempt 0, not before 0");
    assertThat(log.events()).endsWith("assets 3-21-0 updated #3");
  }

  @Test
  void requestThatLapsedIsNotOpen() {
    var settings = ModelSettings.defaults("t").withAsking(60_000, 30_000, 10);
    var log =
        new LogBuilder(settings)
            .pushed(THIN)
            .after(29_999)
            .pushed("{\"x\":1," + THIN.substring(1))
            .after(1)
            .pushed("{\"x\":2," + THIN.substring(1))
            .answer(17, 0, state("e", 5, "a"), readSometime());

    assertThat(log.requests())
        .containsExactly(
            "updated e because of 17, attempt 0, not before 0",
            "updated e because of 19, attempt 0, not before 30000");
  }

  @Test
  void requestsBeyondTheLimitAreNotRemembered() {
    var settings = ModelSettings.defaults("t").withAsking(60_000, 3_600_000, 1);
    var log =
        new LogBuilder(settings)
            .pushed(assets("updated", "[\"f\",\"e\"]"))
            .pushed(THIN)
            .pushed(assets("updated", "[\"f\"]"));

    assertThat(log.requests())
        .containsExactly(
            "updated f,e because of 17, attempt 0, not before 0",
            "updated e because of 18, attempt 0, not before 0");
  }

  @Test
  void requestHasAHundredIdsAtMost() {
    var ids = IntStream.range(0, 101).mapToObj(i -> "\"" + i + "\"").toList();
    var log = LogBuilder.byDefault().pushed(assets("updated", ids.toString()));

    assertThat(log.requests()).hasSize(2).last().asString().startsWith("updated 100 because");
  }

  @Test
  void duplicateAsksNothing() {
    var log = LogBuilder.byDefault().pushed(THIN, with("x", "1"));
    log.answer(17, 0, state("e", 5, "a"), readAt(60_000));
    log.pushed(THIN, draft -> draft.but("webhook-id", "evt-0"));

    assertThat(log.requests()).hasSize(1);
  }
}
