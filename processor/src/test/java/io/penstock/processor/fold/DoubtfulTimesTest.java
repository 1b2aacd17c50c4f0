package io.penstock.processor.fold;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.schemas.RawRecordHeaders;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Times that sources stamp wrongly, and the order of their changes.
class DoubtfulTimesTest {
  private final Partition partition = new Partition();

  @Test
  void timeIn2062DoesNotMakeTheNextChangeLate() {
    append("evt-1", "\"title\":\"a\",\"updatedAt\":\"2062-01-02T03:00:00Z\"");

    var next = append("evt-2", "\"title\":\"b\",\"updatedAt\":\"2026-01-02T03:00:00Z\"");

    assertThat(next.topics()).containsExactly("t.purchase-orders");
    assertThat(Folded.header(next.output(), "order-kind")).isEqualTo("changed");
  }

  @Test
  void timeIn2062LeavesAnIssueAndTheWebhooksTimeOrders() {
    var body =
        """
        {"event":"purchase_order.updated","timestamp":"2026-01-02T03:00:00Z",\
        "data":{"key":"po-1","updatedAt":"2062-01-02T03:00:00Z"}}""";

    var folded = partition.append(Raw.webhook("evt-1", body));

    assertThat(Folded.header(folded.output(), "order-kind")).isEqualTo("sent");
    assertThat(folded.value())
        .contains("\"occurredAt\":\"2026-01-02T03:00:00.000Z\"")
        .contains("{\"path\":\"/updatedAt\",\"code\":\"time-in-future\",");
  }

  @Test
  void earlierOfReceiptAndRawTimestampLimitsTheFuture() {
    var time = "\"updatedAt\":\"2026-01-03T05:00:00.100Z\"";

    var trusted = partition.after(200).append(order("evt-1", "\"title\":\"a\"," + time));
    var tooFar =
        partition.append(
            order("evt-2", "\"title\":\"b\"," + time)
                .with(RawRecordHeaders.RECEIVED_AT, "1767322800000"));

    assertThat(trusted.value()).doesNotContain("time-in-future");
    assertThat(tooFar.value()).contains("time-in-future");
  }

  @Test
  void limitOfTheFutureMayBeTheConnectionsOwn() {
    var time = "\"updatedAt\":\"2026-01-09T03:00:00Z\"";

    var trusted =
        partition.append(
            order("evt-1", "\"title\":\"a\"," + time)
                .with(RawRecordHeaders.AHEAD_MAX, "604800000"));
    var tooFar =
        partition.append(
            order("evt-2", "\"title\":\"b\"," + time).with(RawRecordHeaders.AHEAD_MAX, "0"));

    assertThat(Folded.header(trusted.output(), "order-kind")).isEqualTo("changed");
    assertThat(Folded.header(tooFar.output(), "order-kind")).isEqualTo("place");
  }

  @Test
  void olderStateWithoutAZoneThatComesLaterIsLate() {
    append("evt-1", "\"title\":\"new\",\"updatedAt\":\"2026-01-02T02:00:00\"");

    var older = append("evt-2", "\"title\":\"old\",\"updatedAt\":\"2026-01-02T01:00:00\"");

    assertThat(older.topics()).containsExactly("t.late");
  }

  @Test
  void timeWithoutAZoneIsReadInTheZoneOfItsRecord() {
    var raw = order("evt-1", "\"updatedAt\":\"2026-01-02T03:00:00\"");

    var berlin = partition.append(raw.with(RawRecordHeaders.TIME_ZONE, "Europe/Berlin"));

    assertThat(berlin.value())
        .contains("\"occurredAt\":\"2026-01-02T02:00:00.000Z\"")
        .contains("{\"path\":\"/updatedAt\",\"code\":\"assumed-time-zone\",");
  }

  @Test
  void issueOfATimeIsNoContent() {
    append("evt-1", "\"title\":\"a\",\"updatedAt\":\"2026-01-02T03:00:00\"");

    var repeated = append("evt-2", "\"title\":\"a\",\"updatedAt\":\"2026-01-02T03:00:01Z\"");

    assertThat(repeated.became()).isEqualTo("1 unchanged");
  }

  @Test
  void neitherOfTwoChangedTimesIsContent() {
    append(
        "evt-1", "\"updatedAt\":\"2026-01-02T03:00:00Z\",\"_updatedAt\":\"2026-01-01T00:00:00Z\"");

    var both =
        append(
            "evt-2",
            "\"updatedAt\":\"2026-01-02T02:00:00Z\",\"_updatedAt\":\"2026-01-02T03:00:01Z\"");

    assertThat(both.became()).isEqualTo("1 unchanged");
    assertThat(partition.order("po-1").last().values())
        .extracting(last -> last.value())
        .containsExactly(1_767_322_801_000_000L);
  }

  @Test
  void trueUpdateAfterAnInsertWithoutAChangedTimeIsTheNextEvent() {
    var insert =
        Bodies.orders(
            "inserted",
            """
            {"key":"po-1","title":"a","updatedAt":null,"createdAt":"2026-01-02T02:00:00Z"}""");
    var inserted = partition.after(60_000).append(Raw.webhook("evt-1", insert));

    var update = append("evt-2", "\"title\":\"b\",\"updatedAt\":\"2026-01-02T02:30:00Z\"");

    assertThat(Folded.header(inserted.output(), "order-key")).isEqualTo("1767319200000000");
    assertThat(update.topics()).containsExactly("t.purchase-orders");
    assertThat(update.value()).contains("\"operation\":\"updated\"").contains("\"title\":\"b\"");
  }

  @Test
  void numbersOfAModelAreEqualByTheirValue() {
    append("evt-1", "\"totalGrossValue\":10,\"updatedAt\":\"2026-01-02T03:00:00Z\"");

    var same = append("evt-2", "\"totalGrossValue\":10.0,\"updatedAt\":\"2026-01-02T03:00:01Z\"");

    assertThat(same.became()).isEqualTo("1 unchanged");
  }

  @Test
  void longTextForTheWebhooksTimeIsNotCopiedToEachItem() {
    var items = IntStream.range(0, 100).mapToObj("{\"key\":\"po-%d\"}"::formatted);
    var body =
        """
        {"event":"purchase_order.updated","timestamp":"%s","data":[%s]}"""
            .formatted("soon ".repeat(20_000), items.collect(joining(",")));

    var folded = partition.append(Raw.webhook("evt-1", body));

    assertThat(folded.outputs()).hasSize(100);
    assertThat(folded.outputs())
        .extracting(Folded::value)
        .allSatisfy(event -> assertThat(event).hasSizeLessThan(1_000).contains("soon soon"));
  }

  private Folded append(String id, String members) {
    return partition.append(order(id, members));
  }

  private static Raw order(String id, String members) {
    return Raw.webhook(id, Bodies.orders("updated", "{\"key\":\"po-1\"," + members + "}"));
  }
}
