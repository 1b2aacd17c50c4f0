package io.penstock.cli.tail;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.output.Paint;
import io.penstock.schemas.TopicNames;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordLineTest {
  private static final TopicNames TOPICS = new TopicNames("makini");

  @Test
  void anEventTellsWhatHappenedToWhat() {
    var line =
        line(
            "makini.purchase-orders",
            "demo/05000042",
            """
            {"schema":1,"entity":{},"operation":"updated","sequence":3,"data":{"number":"PO-42",\
            "title":"Gate valves","status":"approved",\
            "totals":{"gross":{"amount":"1234.50","currency":"EUR"}}}}""",
            Map.of());

    assertThat(line)
        .isEqualTo(
            "2026-11-24T12:00:00.042Z  purchase-orders  demo/05000042  updated  #3"
                + "  PO-42 approved \"Gate valves\" 1234.50 EUR");
  }

  @Test
  void whatIsOddAboutAnEventIsSaid() {
    var line =
        line(
            "makini.work-orders",
            "demo/w",
            """
            {"operation":"created","sequence":1,"data":{},"issues":[{"path":"/a"},{"path":"/b"}]}""",
            Map.of("gap", "4-6", "forced", "true", "tie", "true", "baseline", "true"));

    assertThat(line)
        .endsWith("work-orders      demo/w  created  #1  gap 4-6, baseline, forced, tie, 2 issues");
  }

  @Test
  void aLateEventSaysHowLateAndWhatSupersededIt() {
    var line =
        line(
            "makini.late",
            "demo/w",
            """
            {"operation":"updated","lateBy":3250,"supersededBy":{"partition":3,"offset":17,\
            "item":0},"data":{"number":"WO-1"}}""",
            Map.of());

    assertThat(line)
        .endsWith("late             demo/w  updated  WO-1  late by 3.3 s, superseded by 3-17-0");
  }

  @Test
  void aDeletionWithoutContentIsALineToo() {
    assertThat(
            line(
                "makini.entities",
                "demo/company/s",
                "{\"operation\":\"deleted\",\"sequence\":2}",
                Map.of()))
        .endsWith("entities         demo/company/s  deleted  #2");
  }

  @Test
  void aDeadLetterSaysWhyAndWhereItsRawRecordIs() {
    var line =
        line(
            "makini.dead-letters",
            "demo",
            "{\"event\":",
            Map.of(
                "dead-reason", "invalid-json",
                "dead-detail", "unexpected end",
                "raw-topic", "makini.webhooks",
                "raw-partition", "7",
                "raw-offset", "15"));

    assertThat(line).endsWith("dead-letters     demo  invalid-json  unexpected end  raw 7-15");
  }

  @Test
  void aFetchSaysWhichEntitiesAndWhichWebhookNamedThem() {
    var line =
        line(
            "makini.fetches",
            "demo",
            """
            {"connection":"demo","type":"asset","ids":["a-1","a-2"],"operation":"updated",\
            "cause":{"partition":7,"offset":13},"attempt":0}""",
            Map.of());

    assertThat(line)
        .endsWith("fetches          demo  fetch  asset a-1, a-2  updated  named by 7-13");
  }

  @Test
  void aCommandToPollTellsItsTypes() {
    var all = line("makini.fetches", "demo", "{\"connection\":\"demo\"}", Map.of("kind", "poll"));
    var one = line("makini.fetches", "demo", "{\"types\":[\"asset\"]}", Map.of("kind", "poll"));

    assertThat(all).endsWith("fetches          demo  poll  all types");
    assertThat(one).endsWith("fetches          demo  poll  asset");
  }

  @Test
  void aWatermarkTellsHowFarAListWasRead() {
    var complete =
        "{\"type\":\"asset\",\"watermark\":\"2026-01-31T12:00:00.000Z\",\"rows\":7,\"pages\":2}";
    var underWay = "{\"type\":\"asset\",\"listing\":{\"pages\":3,\"rows\":250}}";

    assertThat(line("makini.watermarks", "demo/asset", complete, Map.of()))
        .endsWith("watermarks       demo/asset  asset  read up to 2026-01-31T12:00:00.000Z");
    assertThat(line("makini.watermarks", "demo/asset", underWay, Map.of()))
        .endsWith("demo/asset  asset  no watermark  listing: 250 rows of 3 pages");
  }

  @Test
  void aFetchOfManyNamesAFew() {
    var line =
        line("makini.fetches", "demo", "{\"ids\":[\"a\",\"b\",\"c\\n\",\"d\",\"e\"]}", Map.of());

    assertThat(line).contains("  ? a, b, c\\u000a and 2 more  ");
  }

  @Test
  void aGenericEventSaysItsNameItsWebhookAndItsSizeOnAnyTopic() {
    var event =
        "{\"schema\":1,\"event\":{\"name\":\"sync\\n\",\"id\":\"evt_1\"},\"data\":{\"operation\":1}}";

    assertThat(line("makini.events", "demo", event, Map.of()))
        .endsWith("events           demo  sync\\u000a  id evt_1  74 bytes");
    assertThat(line("makini.test-events", "demo", event, Map.of()))
        .endsWith("test-events      demo  sync\\u000a  id evt_1  74 bytes");
  }

  @Test
  void aWebhookHasItsReceiptIdSizeAndKey() {
    var line =
        line(
            "makini.webhooks",
            "demo",
            "{\"id\":1}",
            Map.of("webhook-id", "evt_1", "key-id", "demo.current"));

    assertThat(line).endsWith("webhooks         demo  3-17  id evt_1  8 bytes  key demo.current");
  }

  @Test
  void aTickIsOnlyThat() {
    assertThat(line("makini.webhooks", null, null, Map.of("kind", "tick")))
        .endsWith("webhooks         3-17  tick");
  }

  @Test
  void whatASenderWroteIsOneLineWithoutEscapesAndCutWhereItIsLong() {
    var line =
        line(
            "makini.purchase-orders",
            "demo/\u001b]0;x\u0007",
            "{\"operation\":\"updated\",\"sequence\":1,\"data\":{\"number\":\"a\\nb\",\"title\":\"%s\"}}"
                .formatted("é".repeat(41)),
            Map.of());

    assertThat(line)
        .endsWith("demo/\\u001b]0;x\\u0007  updated  #1  a\\u000ab \"" + "é".repeat(40) + "...\"");
  }

  @Test
  void whatIsNoEventIsSaidToBeNone() {
    assertThat(line("makini.entities", "k", "hello", Map.of()))
        .endsWith("entities         k  no event  5 bytes");
  }

  @Test
  void coloursTellTheOperation() {
    var line = new RecordLine(TOPICS, new Paint(true));

    assertThat(line.of(event("created"))).contains("\u001b[32mcreated\u001b[39m");
    assertThat(line.of(event("deleted"))).contains("\u001b[31mdeleted\u001b[39m");
  }

  private static RecordFields event(String operation) {
    return Records.of(
        "makini.entities", "k", "{\"operation\":\"" + operation + "\",\"sequence\":1}", Map.of());
  }

  private static String line(
      String topic, @Nullable String key, @Nullable String value, Map<String, String> headers) {
    return new RecordLine(TOPICS, Paint.NONE).of(Records.of(topic, key, value, headers));
  }
}
