package io.penstock.processor.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.fold.ItemOutcome.OutcomeCounts;
import io.penstock.processor.fold.PartitionProgress.LogClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What each kind of item becomes, and what its event says.
class FoldTest {
  private final Partition partition = new Partition();

  @Test
  void changeBecomesAnEventOnTheTopicOfItsType() {
    var folded = partition.append(Raw.webhook("evt-1", Bodies.order("po-1", 1, "a")));

    assertThat(folded.became()).isEqualTo("1 emitted");
    assertThat(folded.topics()).containsExactly("t.purchase-orders");
    assertThat(Folded.key(folded.output())).isEqualTo("conn-1/po-1");
  }

  @Test
  void eventsOfAnEntityAreNumbered() {
    partition.append(Raw.webhook("evt-1", Bodies.order("po-1", 1, "a")));
    partition.append(Raw.webhook("evt-2", Bodies.order("po-2", 2, "a")));

    var folded = partition.append(Raw.webhook("evt-3", Bodies.order("po-1", 3, "b")));

    assertThat(folded.value()).contains("\"sequence\":2,");
    assertThat(Folded.header(folded.output(), "ce_sequence")).isEqualTo("00000000000000000002");
  }

  @ParameterizedTest
  @CsvSource({
    "assets, t.assets, conn-1/a-1",
    "service-requests, t.service-requests, conn-1/a-1",
    "companies, t.entities, conn-1/company/a-1"
  })
  void typesWithoutACanonicalModelKeepTheirContent(String type, String topic, String key) {
    var content = "{\"b\":1.10,\"id\":\"a-1\",\"updatedAt\":\"2026-01-02T03:00:00Z\"}";
    var body = "{\"event\":\"" + type + ".created\",\"data\":" + content + "}";

    var folded = partition.append(Raw.webhook("evt-1", body));

    assertThat(folded.topics()).containsExactly(topic);
    assertThat(Folded.key(folded.output())).isEqualTo(key);
    assertThat(folded.value())
        .contains("\"operation\":\"created\"")
        .endsWith("Z\",\"data\":" + content + "}");
  }

  @Test
  void theEventOfACanonicalModelNamesIt() {
    var folded = partition.append(Raw.webhook("evt-1", Bodies.order("po-1", 1, "a")));

    assertThat(folded.value())
        .endsWith("Z\",\"model\":\"purchase_order/1\",\"data\":{\"title\":\"a\"}}");
  }

  @Test
  void aDeletionWithoutContentNamesNoModel() {
    var body = "{\"event\":\"purchase-orders.deleted\",\"data\":[\"po-1\"]}";

    var folded = partition.append(Raw.webhook("evt-1", body));

    assertThat(folded.value())
        .contains("\"operation\":\"deleted\"")
        .doesNotContain("model", "data");
  }

  @Test
  void entitiesOfTwoTypesWithOneIdAreTwo() {
    partition.append(
        Raw.webhook("evt-1", "{\"event\":\"assets.created\",\"data\":{\"id\":\"1\"}}"));

    var folded =
        partition.append(
            Raw.webhook("evt-2", "{\"event\":\"sites.created\",\"data\":{\"id\":\"1\"}}"));

    assertThat(folded.value()).contains("\"sequence\":1,");
  }

  @Test
  void entitiesOfTwoConnectionsWithOneIdAreTwo() {
    partition.append(Raw.webhook("evt-1", Bodies.order("po-1", 5, "a")));

    var folded = partition.append(Raw.webhook("evt-1", Bodies.order("po-1", 1, "a")).of("conn-2"));

    assertThat(folded.became()).isEqualTo("1 emitted");
    assertThat(folded.value()).contains("\"sequence\":1,");
  }

  @Test
  void twoItemsOfOneEntityInOneWebhookAreTwoEvents() {
    var body =
        Bodies.orders("updated", Bodies.content("po-1", 1, "a"), Bodies.content("po-1", 2, "b"));

    var folded = partition.append(Raw.webhook("evt-1", body));

    assertThat(folded.became()).isEqualTo("2 emitted");
    assertThat(folded.outputs().stream().map(it -> Folded.header(it, "ce_id")))
        .containsExactly("3-0-0", "3-0-1");
    assertThat(folded.outputs().stream().map(Folded::value))
        .satisfiesExactly(
            one -> assertThat(one).contains("\"sequence\":1,"),
            two -> assertThat(two).contains("\"sequence\":2,"));
  }

  @Test
  void itemsOfOneWebhookAreOrderedAmongThemselves() {
    var body =
        Bodies.orders("updated", Bodies.content("po-1", 2, "b"), Bodies.content("po-1", 1, "a"));

    var folded = partition.append(Raw.webhook("evt-1", body));

    assertThat(folded.became()).isEqualTo("1 emitted, 1 late");
  }

  @ParameterizedTest
  @ValueSource(ints = {55, 56, 900_000})
  void traceOfMoreThanFiftyFiveCharactersIsCopiedNowhere(int length) {
    var trace = "x".repeat(length);
    var full =
        Raw.webhook("evt-1", Bodies.orders("updated", Bodies.content("po-1", 1, "a"), "\"po-2\""));

    var folded = partition.append(full.with("traceparent", trace));

    assertThat(folded.became()).isEqualTo("1 emitted, 1 fetch");
    assertThat(folded.outputs())
        .extracting(output -> Folded.headers(output).contains("traceparent: " + trace))
        .containsOnly(length <= 55);
    assertThat(folded.outputs())
        .flatExtracting(Folded::headers)
        .filteredOn(header -> header.startsWith("traceparent"))
        .hasSize(length <= 55 ? 2 : 0);
  }

  @Test
  void resyncWithOnlyTheChangedTimeMovedEmitsNothingButMovesTheKey() {
    partition.append(Raw.webhook("evt-1", Bodies.order("po-1", 1, "a")));

    var resync = partition.append(Raw.webhook("evt-2", Bodies.order("po-1", 9, "a")));
    var between = partition.append(Raw.webhook("evt-3", Bodies.order("po-1", 5, "b")));

    assertThat(resync.became()).isEqualTo("1 unchanged");
    assertThat(resync.outputs()).isEmpty();
    assertThat(between.became()).isEqualTo("1 late");
  }

  @Test
  void resyncOfATypeWithoutAModelIsJudgedWithoutItsChangedTime() {
    var body =
        "{\"event\":\"assets.updated\",\"data\":{\"id\":\"1\",\"updatedAt\":\"2026-01-0%dT00:00:00Z\"}}";
    partition.append(Raw.webhook("evt-1", body.formatted(1)));

    var folded = partition.append(Raw.webhook("evt-2", body.formatted(2)));

    assertThat(folded.became()).isEqualTo("1 unchanged");
  }

  @Test
  void equalKeyWithOtherContentIsMarkedAsATie() {
    var first = partition.append(Raw.webhook("evt-1", Bodies.order("po-1", 1, "a")));

    var second = partition.append(Raw.webhook("evt-2", Bodies.order("po-1", 1, "b")));

    assertThat(Folded.header(first.output(), "tie")).isEqualTo("(none)");
    assertThat(Folded.headers(second.output())).last().isEqualTo("tie: true");
  }

  @Test
  void orderKeyIsTheChangedTimeInMicroseconds() {
    var folded = partition.append(Raw.webhook("evt-1", Bodies.order("po-1", 1, "a")));

    assertThat(Folded.header(folded.output(), "order-key")).isEqualTo("1767322801000000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"timestamp\":\"2026-01-02T03:00:07Z\", | sent | 1767322807000000",
        "\"timestamp\":\"2062-01-02T03:00:07Z\", | place | 0",
        "'' | place | 0",
      })
  void withoutAChangedTimeTheWebhooksElseThePlaceOrders(String time, String kind, String key) {
    var body = "{\"event\":\"purchase_order.updated\"," + time + "\"data\":{\"id\":\"po-1\"}}";

    var folded = partition.append(Raw.webhook("evt-1", body));

    assertThat(Folded.header(folded.output(), "order-kind")).isEqualTo(kind);
    assertThat(Folded.header(folded.output(), "order-key")).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource({
    "9223372036854775807, 9999-12-31T23:59:59.999Z",
    "-1, 1970-01-01T00:00:00.000Z",
  })
  void absurdReceiptIsCutToTheYearsThatEventsCanWrite(long timestampMs, String time) {
    var body = "{\"event\":\"purchase_order.updated\",\"data\":{\"id\":\"po-1\"}}";
    var raw = Raw.webhook("evt-1", body).without("received-at");

    var folded = partition.append(raw.at(3, 0, timestampMs));

    assertThat(Folded.header(folded.output(), "ce_time")).isEqualTo(time);
  }

  @Test
  void lateOneSaysByHowMuchAndWhatSupersededIt() {
    partition.append(Raw.webhook("evt-1", Bodies.order("po-1", 9, "b")));

    var folded = partition.after(1500).append(Raw.webhook("evt-2", Bodies.order("po-1", 1, "a")));

    assertThat(folded.became()).isEqualTo("1 late");
    assertThat(folded.topics()).containsExactly("t.late");
    assertThat(folded.value())
        .isEqualTo(
            """
            {"schema":1,"entity":{"type":"purchase_order","id":"po-1","connection":"conn-1"},\
            "operation":"updated","lateBy":1500,"supersededBy":{"partition":3,"offset":0,"item":0},\
            "occurredAt":"2026-01-02T03:00:01.000Z","receivedAt":"2026-01-02T03:00:00.204Z",\
            "model":"purchase_order/1","data":{"title":"a"}}""");
    assertThat(Folded.headers(folded.output()))
        .containsExactly(
            "ce_specversion: 1.0",
            "ce_id: 3-1-0",
            "ce_source: /connections/conn-1",
            "ce_type: penstock.purchase_order.updated",
            "ce_time: 2026-01-02T03:00:01.000Z",
            "ce_subject: po-1",
            "content-type: application/json",
            "webhook-id: evt-2",
            "order-key: 1767322801000000",
            "order-kind: changed");
  }

  @Test
  void lateOneLeavesItsEntityAsItWas() {
    partition.append(Raw.webhook("evt-1", Bodies.order("po-1", 9, "b")));
    var before = partition.order("po-1");

    partition.after(1500).append(Raw.webhook("evt-2", Bodies.order("po-1", 1, "a")));

    assertThat(partition.order("po-1")).isEqualTo(before);
  }

  @Test
  void operationsTellTheStoryOfAnEntity() {
    assertThat(operation(Bodies.order("created", "po-1", 1, "a"))).isEqualTo("created");
    assertThat(operation(Bodies.order("created", "po-1", 2, "b"))).isEqualTo("updated");
    assertThat(operation(Bodies.order("deleted", "po-1", 3, "b"))).isEqualTo("deleted");
    assertThat(operation(Bodies.order("updated", "po-1", 4, "b"))).isEqualTo("created");
    assertThat(operation(Bodies.deletedAt("po-1", 5))).isEqualTo("deleted");
    assertThat(operation(Bodies.order("inserted", "po-1", 6, "b"))).isEqualTo("created");
    assertThat(operation(Bodies.thin("deleted", "po-1"))).isEqualTo("deleted");
    assertThat(partition.order("po-1").sequence()).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource({"inserted, created", "created, created", "updated, updated", "deleted, deleted"})
  void firstEventIsWhatTheVerbSays(String verb, String operation) {
    assertThat(operation(Bodies.order(verb, "po-1", 1, "a"))).isEqualTo(operation);
  }

  @Test
  void statusMayBeADeletion() {
    var body = "{\"event\":\"work_order.updated\",\"data\":{\"id\":\"w\",\"status\":\"deleted\"}}";

    assertThat(operation(body)).isEqualTo("deleted");
  }

  @Test
  void deletionThatOnlyNamesItsEntityHasNoContentAndIsOrderedByItsPlace() {
    var folded = partition.append(Raw.webhook("evt-1", Bodies.thin("deleted", "po-1")));

    assertThat(folded.became()).isEqualTo("1 emitted");
    assertThat(folded.value())
        .isEqualTo(
            """
            {"schema":1,"entity":{"type":"purchase_order","id":"po-1","connection":"conn-1"},\
            "operation":"deleted","sequence":1,"occurredAt":"2026-01-02T03:00:00.204Z",\
            "receivedAt":"2026-01-02T03:00:00.204Z"}""");
    assertThat(Folded.header(folded.output(), "order-key")).isEqualTo("0");
    assertThat(Folded.header(folded.output(), "order-kind")).isEqualTo("place");
  }

  @Test
  void secondDeletionThatOnlyNamesItsEntityIsUnchanged() {
    partition.append(Raw.webhook("evt-1", Bodies.thin("deleted", "po-1")));

    var folded = partition.append(Raw.webhook("evt-2", Bodies.thin("deleted", "po-1")));

    assertThat(folded.became()).isEqualTo("1 unchanged");
  }

  @Test
  void testConnectionsHaveATopicAndAnEntityStateOfTheirOwn() {
    partition.append(Raw.webhook("evt-1", Bodies.order("po-1", 9, "a")).test());

    var late = partition.append(Raw.webhook("evt-2", Bodies.order("po-1", 1, "b")).test());
    var real = partition.append(Raw.webhook("evt-3", Bodies.order("po-1", 2, "c")));

    assertThat(late.became()).isEqualTo("1 late");
    assertThat(late.topics()).containsExactly("t.test-events");
    assertThat(real.topics()).containsExactly("t.purchase-orders");
    assertThat(real.value()).contains("\"sequence\":1,");
  }

  @Test
  void controlRecordCarriesTimeAndNoItem() {
    partition.append(Raw.webhook("evt-1", Bodies.order("po-1", 1, "a")));

    var folded = partition.after(2_000).append(Raw.tick());

    assertThat(folded.outputs()).isEmpty();
    assertThat(folded.tally()).isEqualTo(OutcomeCounts.none());
    assertThat(partition.state.progress())
        .isEqualTo(
            new PartitionProgress(
                new LogClock(2_000, Partition.START_MS + 2_000),
                0,
                1,
                Folded.tally(ItemOutcome.EMITTED, 1)));
  }

  @Test
  void planThatIsNotCommittedLeavesNothingInTheState() {
    var raw = Raw.webhook("evt-1", Bodies.order("po-1", 1, "a")).at(3, 0, 7);
    var planned = new Partition();

    planned.plan(raw);
    var anew = new Partition(3, 0, planned.state);

    assertThat(planned.state.progress()).isNull();
    assertThat(anew.append(raw).became()).isEqualTo("1 emitted");
  }

  private String operation(String body) {
    var folded = partition.append(Raw.webhook(Integer.toString(body.hashCode()), body));
    var type = Folded.header(folded.output(), "ce_type");
    var operation = type.substring(type.lastIndexOf('.') + 1);
    assertThat(folded.value()).contains("\"operation\":\"" + operation + "\"");
    return operation;
  }
}
