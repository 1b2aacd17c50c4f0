package io.penstock.processor.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.emit.GenericEvents;
import io.penstock.schemas.OutputExample;
import io.penstock.schemas.RawRecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Webhooks that name no entity.
class GenericEventsTest {
  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  private final Partition partition = new Partition();

  @Test
  void exampleBecomesItsEventWithKeyAndHeaders() {
    var example = OutputExample.GENERIC_EVENT;

    partition.after(1_772_366_400_204L - Partition.START_MS);
    var folded =
        partition.append(
            Raw.webhook("evt_31", example.webhook())
                .of("conn_42")
                .with(RawRecordHeaders.RECEIVED_AT, "1772366400204")
                .with(RawRecordHeaders.TRACEPARENT, TRACE));

    assertThat(folded.became()).isEqualTo("1 emitted");
    assertThat(folded.topics()).containsExactly("t.events");
    assertThat(Folded.key(folded.output())).isEqualTo("conn_42");
    assertThat(folded.value()).isEqualTo(example.output());
    assertThat(Folded.headers(folded.output()))
        .containsExactly(
            "ce_specversion: 1.0",
            "ce_id: 3-0-0",
            "ce_source: /connections/conn_42",
            "ce_type: penstock.event.sync.completed",
            "ce_time: 2026-03-01T12:00:00.000Z",
            "content-type: application/json",
            "webhook-id: evt_31",
            "traceparent: " + TRACE);
  }

  @Test
  void webhookWithoutATimeOfItsOwnOccurredAtItsReceipt() {
    var folded = partition.append(Raw.webhook("evt-1", "{\"event\":\"sync\"}"));

    assertThat(folded.value()).contains("\"occurredAt\":\"2026-01-02T03:00:00.204Z\"");
    assertThat(Folded.header(folded.output(), "ce_time")).isEqualTo("2026-01-02T03:00:00.204Z");
  }

  @ParameterizedTest
  @CsvSource({
    "a-b.c_d~E9, a-b.c_d~E9",
    "a b/c%2F+*, a%20b%2Fc%252F%2B%2A",
    "\\n\u00fc\u20ac, %0A%C3%BC%E2%82%AC"
  })
  void nameIsPercentEncodedInTheType(String name, String encoded) {
    var folded = partition.append(Raw.webhook("evt-1", "{\"event\":\"" + name + "\"}"));

    assertThat(Folded.header(folded.output(), "ce_type")).isEqualTo("penstock.event." + encoded);
  }

  @Test
  void nameIsCutInTheTypeAloneAndNoEscapeIsSplit() {
    var name = "a".repeat(150) + "\u00fc".repeat(20);

    var folded = partition.append(Raw.webhook("evt-1", "{\"event\":\"" + name + "\"}"));

    assertThat(Folded.header(folded.output(), "ce_type"))
        .isEqualTo("penstock.event." + "a".repeat(150) + "%C3%BC".repeat(8));
    assertThat(folded.value()).contains("\"name\":\"" + name + "\"");
  }

  @Test
  void repeatIsADuplicateAndARedriveIsNot() {
    var raw = Raw.webhook("evt-1", "{\"event\":\"sync\"}");
    partition.append(raw);

    assertThat(partition.append(raw).became()).isEqualTo("1 duplicate");
    assertThat(partition.append(raw.redriven()).became()).isEqualTo("1 emitted");
  }

  @Test
  void derivedIdIsRememberedByTheTimeOfItsBody() {
    var timed = "{\"event\":\"sync\",\"timestamp\":1767322800}";
    partition.append(Raw.webhook("sha256:1", "{\"event\":\"sync\"}").derived());
    partition.append(Raw.webhook("sha256:2", timed).derived());
    partition.afterOnTheClock(900_000);

    assertThat(partition.append(Raw.webhook("sha256:1", "{\"event\":\"sync\"}").derived()).became())
        .isEqualTo("1 emitted");
    assertThat(partition.append(Raw.webhook("sha256:2", timed).derived()).became())
        .isEqualTo("1 duplicate");
  }

  @Test
  void eventOfATestConnectionGoesToTheTopicForTests() {
    var folded = partition.append(Raw.webhook("evt-1", "{\"event\":\"sync\"}").test());

    assertThat(folded.topics()).containsExactly("t.test-events");
    assertThat(Folded.key(folded.output())).isEqualTo("conn-1");
  }

  @Test
  void webhookThatDiedInPartUnderAnotherRecipeIsDecidedAnew() {
    var body = Bodies.orders("updated", "7", Bodies.content("po-1", 1, "a"));
    partition.append(Raw.webhook("evt-1", body));

    var generic = Raw.webhook("evt-1", body).with(RawRecordHeaders.RECIPE, "nango");

    assertThat(partition.append(generic).became()).isEqualTo("1 emitted");
    assertThat(partition.append(generic).became()).isEqualTo("1 duplicate");
  }

  @Test
  void largestEventIsEmittedAndALargerOneDies() {
    var empty = partition.append(Raw.webhook("evt-1", body(0))).value();
    var most = GenericEvents.BYTES_MAX - empty.length();

    assertThat(partition.append(Raw.webhook("evt-2", body(most))).became()).isEqualTo("1 emitted");
    var dead = partition.append(Raw.webhook("evt-3", body(most + 1)));
    assertThat(dead.became()).isEqualTo("1 dead");
    assertThat(Folded.header(dead.output(), "dead-reason")).isEqualTo("too-large");
  }

  private static String body(int chars) {
    return "{\"event\":\"sync\",\"x\":\"" + "x".repeat(chars) + "\"}";
  }
}
