package io.penstock.proof.reference;

import static io.penstock.proof.reference.LogBuilder.assets;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Rule 8: outputs in full.
class BytesOfOutputTest {
  @Test
  void canonicalEvent() {
    var body =
        "{\"type\":\"purchase-orders:inserted\",\"entity\":{\"extra\":7,\"key\":12,\"x\":null,"
            + "\"deletedAt\":\"2026-01-02T03:00:02Z\",\"title\":\"\\u00fc\",\"note\":[1.50]}}";
    var record =
        LogBuilder.record("evt", body)
            .and("traceparent", "00-01")
            .and("received-at", "1767322799001")
            .and("grace", "0");

    assertThat(text(LogBuilder.byDefault().add(record)))
        .isEqualTo(
            """
            t.purchase-orders 3 @1767322800000
              key 'c/12'
              value '{"schema":1,"entity":{"type":"purchase_order","id":"12","connection":"c"},\
            "operation":"deleted","sequence":1,"occurredAt":"2026-01-02T03:00:02.000Z",\
            "receivedAt":"2026-01-02T02:59:59.001Z",\
            "model":"purchase_order/1","data":{"title":"ü","deletedAt":"2026-01-02T03:00:02.000Z"},\
            "extensions":{"extra":7,"note":[1.50]}}'
              'ce_specversion' = '1.0'
              'ce_id' = '3-17-0'
              'ce_source' = '/connections/c'
              'ce_type' = 'penstock.purchase_order.deleted'
              'ce_time' = '2026-01-02T03:00:02.000Z'
              'ce_subject' = '12'
              'ce_sequence' = '00000000000000000001'
              'content-type' = 'application/json'
              'webhook-id' = 'evt'
              'traceparent' = '00-01'
              'order-key' = '1767322802000000'
              'order-kind' = 'changed'""");
  }

  @Test
  void traceOfMoreThanFiftyFiveCharactersIsLeftOut() {
    var record = LogBuilder.record("evt", LogBuilder.asset("e", 5, "b")).and("grace", "0");

    assertThat(text(LogBuilder.byDefault().add(record.and("traceparent", "x".repeat(55)))))
        .contains("'traceparent' = '" + "x".repeat(55) + "'");
    assertThat(text(LogBuilder.byDefault().add(record.and("traceparent", "x".repeat(56)))))
        .doesNotContain("traceparent");
  }

  @Test
  void lateEventOfATest() {
    var log =
        LogBuilder.byDefault()
            .add(
                LogBuilder.record("e1", LogBuilder.asset("e", 5, "b"))
                    .and("test", "true")
                    .and("grace", "0"))
            .after(5)
            .add(LogBuilder.record("e2", LogBuilder.asset("e", 4, "a")).and("test", "true"));

    assertThat(text(log))
        .isEqualTo(
            """
            t.test-events 3 @1767322800005
              key 'c/e'
              value '{"schema":1,"entity":{"type":"asset","id":"e","connection":"c"},\
            "operation":"updated","lateBy":5,\
            "supersededBy":{"partition":3,"offset":17,"item":0},\
            "occurredAt":"2026-01-02T03:00:04.000Z","receivedAt":"2026-01-02T03:00:00.005Z",\
            "data":{"id":"e","updatedAt":"2026-01-02T03:00:04Z","title":"a"}}'
              'ce_specversion' = '1.0'
              'ce_id' = '3-18-0'
              'ce_source' = '/connections/c'
              'ce_type' = 'penstock.asset.updated'
              'ce_time' = '2026-01-02T03:00:04.000Z'
              'ce_subject' = 'e'
              'content-type' = 'application/json'
              'webhook-id' = 'e2'
              'order-key' = '1767322804000000'
              'order-kind' = 'changed'""");
  }

  @Test
  void genericEvent() {
    var body = "{\"event\":\"a b/\u00fc.~\",\"timestamp\":1767322801,\"data\":[1.50]}";
    var record = LogBuilder.record("evt", body).and("traceparent", "00-01");

    assertThat(text(LogBuilder.byDefault().add(record)))
        .isEqualTo(
            """
            t.events 3 @1767322800000
              key 'c'
              value '{"schema":1,"event":{"name":"a b/\u00fc.~","connection":"c","id":"evt"},\
            "occurredAt":"2026-01-02T03:00:01.000Z","receivedAt":"2026-01-02T03:00:00.000Z",\
            "data":{"event":"a b/\u00fc.~","timestamp":1767322801,"data":[1.50]}}'
              'ce_specversion' = '1.0'
              'ce_id' = '3-17-0'
              'ce_source' = '/connections/c'
              'ce_type' = 'penstock.event.a%20b%2F%C3%BC.~'
              'ce_time' = '2026-01-02T03:00:01.000Z'
              'content-type' = 'application/json'
              'webhook-id' = 'evt'
              'traceparent' = '00-01'""");
  }

  @Test
  void genericEventOfARecipeWithoutEntities() {
    var log = LogBuilder.byDefault().add(LogBuilder.record("evt", "[1]").but("recipe", "nango"));

    assertThat(text(log))
        .contains("\"event\":{\"name\":\"unknown\",", "\"data\":[1]}", "penstock.event.unknown'");
  }

  @Test
  void nameIsCutWithoutSplittingAnEscape() {
    var log = LogBuilder.byDefault().webhook("{\"event\":\"a" + "\u20ac".repeat(90) + "\"}");

    assertThat(text(log)).contains("'penstock.event.a" + "%E2%82%AC".repeat(22) + "'");
  }

  @Test
  void fetchRequest() {
    var record = LogBuilder.record("evt", assets("inserted", "[\"e\",\"f\",\"e\"]"));

    assertThat(text(LogBuilder.byDefault().add(record)))
        .isEqualTo(
            """
            t.fetches 3 @1767322800000
              key 'c'
              value '{"connection":"c","type":"asset","ids":["e","f"],"operation":"created",\
            "cause":{"partition":3,"offset":17},"attempt":0,\
            "notBefore":"2026-01-02T03:00:00.000Z"}'
              'content-type' = 'application/json'""");
  }

  @Test
  void fetchRequestHasAHundredIdsAtMost() {
    var ids = IntStream.range(0, 201).mapToObj(i -> "\"" + i + "\"").toList();
    var log = LogBuilder.byDefault().webhook(assets("updated", ids.toString()));

    assertThat(log.lines()).hasSize(3).last().isEqualTo("fetches 200");
    assertThat(log.count("fetch")).isEqualTo(201);
  }

  @Test
  void deletionWithoutContentHasNoData() {
    var log = LogBuilder.byDefault().webhook(assets("deleted", "[\"e\"]")).after(2_000).tick();

    assertThat(text(log)).contains("\"receivedAt\":\"2026-01-02T03:00:00.000Z\"}'");
  }

  @Test
  void textsTellAllBytesApart() {
    assertThat(ByteText.text(null)).isEqualTo("null");
    assertThat(ByteText.text(new byte[] {'n', 'u', 'l', 'l'})).isEqualTo("'null'");
    assertThat(ByteText.text(new byte[] {(byte) 0xff, 1})).isEqualTo("0xff01");
    assertThat(ByteText.text("a'\\\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isEqualTo("'a\\'\\\\\\u000a'");
    assertThat(Emission.text("t", 0, 1, null, null, List.of(new Header("h", null))))
        .isEqualTo("t 0 @1\n  key null\n  value null\n  'h' = null");
  }

  private static String text(LogBuilder log) {
    return log.steps().getLast().emissions().getLast().text();
  }
}
