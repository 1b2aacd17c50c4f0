package io.penstock.proof.reference;

import static io.penstock.proof.reference.LogBuilder.readSometime;
import static io.penstock.proof.reference.LogBuilder.state;
import static io.penstock.proof.reference.LogBuilder.with;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rule 5 for pulled records.
class PulledReadingTest {
  private static final String CONTENT = state("e", 5, "a");

  @ParameterizedTest
  @ValueSource(strings = {"404", "410"})
  void absenceDeletesTheEntityThatItsHeadersName(String status) {
    var log =
        LogBuilder.byDefault()
            .row(CONTENT, readSometime())
            .row(state("f", 5, "a"), readSometime())
            .after(60_000)
            .answer(
                17,
                0,
                "no JSON",
                draft -> LogBuilder.readAt(60_000).apply(draft).and("status", status));

    assertThat(log.events())
        .containsExactly(
            "assets 3-17-0 snapshot #1", "assets 3-18-0 snapshot #1", "assets 3-19-0 deleted #2");
    var event = log.steps().getLast().emissions().getFirst();
    assertThat(event.textOf("order-kind")).isEqualTo("place");
    assertThat(event.textOf("order-key")).isEqualTo("19");
    assertThat(Steps.value(event).has("data")).isFalse();
  }

  @Test
  void absenceOfNothingDies() {
    assertThat(absence("rocket", "e")).isEqualTo("dead 17 unknown-event");
    assertThat(absence("rocket", "")).isEqualTo("dead 17 unknown-event");
    assertThat(absence("asset", "")).isEqualTo("dead 17 bad-id");
    assertThat(absence("asset", "x".repeat(256))).isEqualTo("dead 17 bad-id");
    assertThat(LogBuilder.byDefault().row("", with("status", "404")).lines())
        .containsExactly("dead 17 no-id");
  }

  private static String absence(String type, String id) {
    return LogBuilder.byDefault()
        .row(
            CONTENT,
            draft -> draft.but("entity-type", type).and("entity-id", id).and("status", "404"))
        .lines()
        .getFirst();
  }

  @ParameterizedTest
  @ValueSource(strings = {"201", "500", "x", "-404"})
  void anotherStatusIsForeign(String status) {
    assertThat(LogBuilder.byDefault().row(CONTENT, with("status", status)).lines())
        .containsExactly("dead 17 foreign-record");
    assertThat(
            LogBuilder.byDefault()
                .pushed(LogBuilder.asset("e", 5, "a"), with("status", status))
                .count("dead"))
        .isZero();
  }

  @Test
  void statusIsJudgedLast() {
    var log =
        LogBuilder.byDefault()
            .row(CONTENT, draft -> draft.and("status", "500").and("content-encoding", "br"));

    assertThat(log.lines()).containsExactly("dead 17 encoded-body");
  }

  @Test
  void textOfAnApiDies() {
    var log = LogBuilder.byDefault().row("[\"e\"," + CONTENT + "]", readSometime());

    assertThat(log.lines())
        .containsExactly("assets 3-17-1 snapshot #1", "dead 17 unreadable-item 0");
    assertThat(log.count("fetch")).isZero();
  }

  @Test
  void verbIsCreatedOrUpdated() {
    assertThat(operation("created")).isEqualTo("assets 3-17-0 created #1");
    assertThat(operation("updated")).isEqualTo("assets 3-17-0 updated #1");
    assertThat(operation("deleted")).isEqualTo("assets 3-17-0 snapshot #1");
    assertThat(operation("inserted")).isEqualTo("assets 3-17-0 snapshot #1");
  }

  private static String operation(String said) {
    return LogBuilder.byDefault().row(CONTENT, with("operation", said)).lines().getFirst();
  }

  @Test
  void repeatedAbsenceIsADuplicate() {
    var absence =
        LogBuilder.record("evt", "")
            .but("origin", "fetch")
            .and("entity-type", "asset")
            .and("entity-id", "e")
            .and("status", "404");
    var log = LogBuilder.byDefault().add(absence).add(absence);

    assertThat(log.count("superseded")).isEqualTo(1);
    assertThat(log.count("duplicate")).isEqualTo(1);
  }

  @Test
  void numberIsOfFifteenDigitsAtMost() {
    assertThat(markTime("9".repeat(15))).isEqualTo("assets 3-18-0 updated #2 corrected");
    assertThat(markTime("9".repeat(16))).isEqualTo("assets 3-17-0 snapshot #1");
    assertThat(markTime("-1")).isEqualTo("assets 3-17-0 snapshot #1");
  }

  /// The last event of an entity that a row contradicts.
  private static String markTime(String said) {
    return LogBuilder.byDefault()
        .row(CONTENT, readSometime())
        .row(state("e", 4, "b"), with("mark-time", said))
        .events()
        .getLast();
  }
}
