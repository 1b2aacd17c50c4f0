package io.penstock.proof.system.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.proof.fixtures.senders.HttpSender;
import io.penstock.schemas.EntityEventFormat;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.FetchRequest;
import io.penstock.schemas.TopicNames;
import io.penstock.schemas.WebhookExample;
import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonPointer;
import io.penstock.schemas.json.JsonReader;
import io.penstock.settings.service.Readiness;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(KafkaExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndToEndTest {
  private static final int PARTITIONS = 3;

  private final KafkaTestClient kafka;
  private final TopicNames topics;
  private final TestBridge bridge;
  private final HttpSender sender;

  EndToEndTest(KafkaTestClient kafka, @TempDir Path directory) {
    this.kafka = kafka;
    this.topics = kafka.topics();
    kafka.createTopics(PARTITIONS);
    bridge = new TestBridge(directory, kafka.bootstrapServers(), topics);
    sender = bridge.sender(TestBridge.CONNECTION);
  }

  @BeforeAll
  void ready() {
    Eventually.get(bridge.ingress::readiness, Readiness.Ready.class::isInstance);
    Eventually.get(bridge.processor::readiness, Readiness.Ready.class::isInstance);
  }

  @AfterAll
  void close() {
    bridge.close();
  }

  @Test
  void eachChangeComesOutOnceHoweverOftenItIsSent() {
    var body = purchaseOrder("evt-1", "po-1", "2026-01-02T03:04:00Z", "first");

    var answers = List.of(sender.send(body), sender.send(body), sender.send(body));
    sender.send(purchaseOrder("evt-2", "po-1", "2026-01-02T03:05:00Z", "second"));

    assertThat(answers).allMatch(answer -> answer.statusCode() == 200);
    var events = events(EntityTypes.PURCHASE_ORDER, "po-1", 2);
    assertThat(events).extracting(event -> text(event, "/sequence")).containsExactly("1", "2");
    assertThat(events)
        .extracting(event -> text(event, "/data/title"))
        .containsExactly("first", "second");
  }

  @Test
  void theReceiptIsWhereTheUntouchedBytesStand() {
    var body = " {\"event\" : \"sites.updated\",\r\n \"data\":{\"id\":\"s\\/1\"} } ";

    var answer = sender.send(body);

    var receipt = answer.headers().firstValue("webhook-receipt").orElseThrow();
    var stored =
        kafka.read(topics.webhooks()).stream()
            .filter(raw -> (raw.partition() + "-" + raw.offset()).equals(receipt))
            .findFirst()
            .orElseThrow();
    assertThat(answer.body())
        .isEqualTo(
            "{\"status\":\"stored\",\"id\":\"%s\",\"receipt\":\"%s\"}"
                .formatted(header(stored, "webhook-id"), receipt));
    assertThat(new String(stored.key(), UTF_8)).isEqualTo(TestBridge.CONNECTION);
    assertThat(new String(stored.value(), UTF_8)).isEqualTo(body);
    assertThat(header(stored, "http-x-webhook-signature")).isEqualTo(sender.signature(body));
  }

  @Test
  void whatIsNotGenuineLeavesNoTrace() {
    var body = purchaseOrder("evt-forged", "po-forged", "2026-01-02T03:04:00Z", "forged");

    var forged = sender.sendSigned(body, sender.signature(body + " "));
    var unknown = bridge.sender("nobody").send(body);

    assertThat(forged.statusCode()).isEqualTo(401);
    assertThat(unknown.statusCode()).isEqualTo(401);
    assertThat(unknown.body()).isEqualTo(forged.body());
    assertThat(kafka.read(topics.webhooks()))
        .filteredOn(raw -> !isTick(raw))
        .noneMatch(raw -> new String(raw.value(), UTF_8).contains("evt-forged"));
  }

  @Test
  void anUnreadableButGenuineWebhookIsADeadLetter() {
    var body = "{\"event\":\"purchase-orders.updated\",\"data\":";

    var answer = sender.send(body);

    assertThat(answer.statusCode()).isEqualTo(200);
    var letter = containing(topics.deadLetters(), body).getFirst();
    assertThat(header(letter, "dead-reason")).isEqualTo("invalid-json");
    assertThat(header(letter, "raw-topic")).isEqualTo(topics.webhooks());
    assertThat(header(letter, "raw-partition") + "-" + header(letter, "raw-offset"))
        .isEqualTo(answer.headers().firstValue("webhook-receipt").orElseThrow());
  }

  @Test
  void whatComesTooLateSaysWhatSupersededIt() {
    var prompt = bridge.sender("prompt");
    prompt.send(purchaseOrder("evt-new", "po-late", "2026-01-02T03:05:00Z", "newer"));

    prompt.send(purchaseOrder("evt-old", "po-late", "2026-01-02T03:04:00Z", "older"));

    var newer = events(EntityTypes.PURCHASE_ORDER, "po-late", 1).getFirst();
    var late = containing(topics.late(), "po-late").getFirst();
    assertThat(
            text(late, "/supersededBy/partition")
                + "-"
                + text(late, "/supersededBy/offset")
                + "-"
                + text(late, "/supersededBy/item"))
        .isEqualTo(header(newer, "ce_id"));
    assertThat(text(late, "/data/title")).isEqualTo("older");
  }

  @Test
  void changesThatOvertookEachOtherComeOutInTheirOrderThoughNothingFollowsThem() {
    sender.send(purchaseOrder("evt-2", "po-turn", "2026-01-02T03:05:00Z", "second"));

    sender.send(purchaseOrder("evt-1", "po-turn", "2026-01-02T03:04:00Z", "first"));

    var events = events(EntityTypes.PURCHASE_ORDER, "po-turn", 2);
    assertThat(events)
        .extracting(event -> text(event, "/data/title"))
        .containsExactly("first", "second");
    assertThat(kafka.read(topics.webhooks())).anyMatch(EndToEndTest::isTick);
  }

  private static boolean isTick(ConsumerRecord<byte[], byte[]> record) {
    return record.headers().lastHeader("kind") != null && header(record, "kind").equals("tick");
  }

  @Test
  void metricsTellHowLongChangesWaitAndThatNoneVanished() {
    var prompt = bridge.sender("prompt");
    prompt.send(purchaseOrder("evt-m2", "po-m", "2026-01-02T03:05:00Z", "newer"));
    prompt.send(purchaseOrder("evt-m1", "po-m", "2026-01-02T03:04:00Z", "older"));
    prompt.send(purchaseOrder("evt-m1", "po-m", "2026-01-02T03:04:00Z", "older"));
    sender.send(purchaseOrder("evt-m3", "po-m", "2026-01-02T03:04:00Z", "waits"));

    var metrics =
        Eventually.get(
            this::metrics,
            text ->
                moves(text, "ticks_total")
                    && moves(text, "hold_seconds_count")
                    && moves(text, "late_by_seconds_count")
                    && moves(text, "repeat_gap_seconds_count")
                    && moves(text, "items_total\\{outcome=\"late\"\\}"));

    assertThat(metrics)
        .containsPattern("(?m)^penstock_processor_held\\{partition=\"\\d\"\\} \\d")
        .containsPattern("(?m)^penstock_processor_held_oldest_seconds\\{partition=\"\\d\"\\} \\d")
        .containsPattern("(?m)^penstock_processor_lag_records\\{partition=\"\\d\"\\} \\d")
        .containsPattern("(?m)^penstock_processor_clock_behind_seconds\\{partition=\"\\d\"\\} \\d")
        .containsPattern(
            "(?m)^penstock_processor_conservation_residual\\{partition=\"\\d\"\\} 0\\.0$")
        .doesNotContainPattern("(?m)^penstock_processor_conservation_residual.* -?[1-9]");
  }

  @Test
  void idlePartitionsHaveNoLagAndAreNotBehind() {
    sender.send(purchaseOrder("evt-idle", "po-idle", "2026-01-02T03:04:00Z", "last"));
    events(EntityTypes.PURCHASE_ORDER, "po-idle", 1);

    var idle =
        Eventually.get(
            this::metrics,
            text -> isZero(text, "lag_records") && isZero(text, "clock_behind_seconds"));

    assertThat(idle).contains("penstock_processor_ready 1.0");
  }

  /// Whether a gauge is served, and 0 in every partition.
  private static boolean isZero(String metrics, String metric) {
    var series = "penstock_processor_" + metric + "{";
    var values = metrics.lines().filter(line -> line.startsWith(series)).toList();
    return !values.isEmpty() && values.stream().allMatch(line -> line.endsWith(" 0.0"));
  }

  private static boolean moves(String metrics, String metric) {
    return Pattern.compile("(?m)^penstock_processor_" + metric + " [1-9]").matcher(metrics).find();
  }

  private String metrics() {
    var address = "http://127.0.0.1:" + bridge.processor.managementPort() + "/metrics";
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(address)).build();
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void thinWebhooksAskForTheirEntities() {
    sender.send("{\"event\":\"assets.updated\",\"body\":[\"asset-1\",\"asset-2\"]}");

    var request = FetchRequest.read(containing(topics.fetches(), "asset-").getFirst().value());
    assertThat(request.ids()).containsExactly("asset-1", "asset-2");
    assertThat(request.type().name()).isEqualTo("asset");
  }

  @Test
  void webhooksThatNameNoEntityAreGenericEvents() {
    sender.send("{\"id\":\"evt-s\",\"event\":\"sync.completed\",\"data\":{\"records\":3}}");

    var event = containing(topics.genericEvents(), "sync.completed").getFirst();
    assertThat(new String(event.key(), UTF_8)).isEqualTo("conn-42");
    assertThat(text(event, "/event/id")).isEqualTo("evt-s");
    assertThat(text(event, "/data/event")).isEqualTo("sync.completed");
    assertThat(new String(event.headers().lastHeader("ce_type").value(), UTF_8))
        .isEqualTo("penstock.event.sync.completed");
  }

  @Test
  void theExamplesOfTheSchemasComeOutAsTheySay() {
    var example = WebhookExample.all().getFirst();

    var answer = sender.send(example.webhook());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var expected = EntityEventFormat.read(example.event().getBytes(UTF_8));
    var event =
        EntityEventFormat.read(
            events(example.type(), expected.entity().id(), 1).getFirst().value());
    assertThat(event.data()).isEqualTo(expected.data());
    assertThat(event.extensions()).isEqualTo(expected.extensions());
    assertThat(event.occurredAt()).isEqualTo(expected.occurredAt());
  }

  @Test
  void typesWithoutATopicOfTheirOwnShareOne() {
    sender.send(
        "{\"id\":\"evt-v\",\"event\":\"companies.created\",\"data\":{\"id\":\"c-1\",\"name\":\"ACME\"}}");

    var event = containing(topics.entities(), "\"c-1\"").getFirst();
    assertThat(new String(event.key(), UTF_8)).isEqualTo("conn-42/company/c-1");
    assertThat(text(event, "/operation")).isEqualTo("created");
    assertThat(text(event, "/data/name")).isEqualTo("ACME");
  }

  @Test
  void aConnectionMarkedAsTestIsHeardOnItsTopicOnly() {
    bridge.sender("trial").send(purchaseOrder("evt-t", "po-trial", "2026-01-02T03:04:00Z", "t"));

    assertThat(containing(topics.testEvents(), "po-trial")).hasSize(1);
    assertThat(kafka.read(topics.events(EntityTypes.PURCHASE_ORDER)))
        .noneMatch(event -> new String(event.value(), UTF_8).contains("po-trial"));
  }

  @Test
  void allThatBelongsToAConnectionStandsInOnePartitionNumber() {
    var answer = sender.send(purchaseOrder("evt-p", "po-p", "2026-01-02T03:04:00Z", "p"));

    var receipt = answer.headers().firstValue("webhook-receipt").orElseThrow();
    var event = events(EntityTypes.PURCHASE_ORDER, "po-p", 1).getFirst();
    assertThat(receipt).startsWith(event.partition() + "-");
  }

  private static String purchaseOrder(String id, String key, String updatedAt, String title) {
    return """
    {"id":"%s","event":"purchase-orders.updated",\
    "data":{"key":"%s","title":"%s","updatedAt":"%s"}}"""
        .formatted(id, key, title, updatedAt);
  }

  /// The entity's events, once there are so many.
  private List<ConsumerRecord<byte[], byte[]>> events(EntityType type, String id, int count) {
    return Eventually.get(
        () -> records(topics.events(type), "\"" + id + "\""), found -> found.size() >= count);
  }

  /// The topic's records that contain the text, once there are any.
  private List<ConsumerRecord<byte[], byte[]>> containing(String topic, String text) {
    return Eventually.get(() -> records(topic, text), found -> !found.isEmpty());
  }

  private List<ConsumerRecord<byte[], byte[]>> records(String topic, String text) {
    return kafka.read(topic).stream()
        .filter(record -> new String(record.value(), UTF_8).contains(text))
        .toList();
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }

  /// What stands at the pointer, as text.
  private static String text(ConsumerRecord<byte[], byte[]> record, String pointer) {
    var document = (JsonReader.Reading.Document) JsonReader.read(record.value());
    return switch (document.value().at(JsonPointer.of(pointer))) {
      case Json.Str(var text) -> text;
      case Json.Num(var digits) -> digits;
      case Json other -> other.toString();
      case null -> "nothing at " + pointer;
    };
  }
}
