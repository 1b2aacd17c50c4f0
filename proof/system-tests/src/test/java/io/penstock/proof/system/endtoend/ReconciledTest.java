package io.penstock.proof.system.endtoend;

import static io.penstock.schemas.EntityTypes.PURCHASE_ORDER;
import static io.penstock.schemas.Operation.CREATED;
import static io.penstock.schemas.Operation.DELETED;
import static io.penstock.schemas.Operation.UPDATED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.output.Paint;
import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.proof.simulator.Answer;
import io.penstock.proof.simulator.Change;
import io.penstock.proof.simulator.Intent;
import io.penstock.proof.simulator.Intent.Changes;
import io.penstock.proof.simulator.Intent.Notice;
import io.penstock.proof.simulator.Intent.Unreadable;
import io.penstock.proof.simulator.Intent.Unwelcome;
import io.penstock.proof.simulator.Ledger;
import io.penstock.proof.simulator.Ledger.Attempt;
import io.penstock.proof.simulator.Webhook;
import io.penstock.proof.simulator.judge.Reconciliation;
import io.penstock.proof.simulator.judge.Reconciliation.JudgeSettings;
import io.penstock.proof.simulator.judge.ReconciliationTable;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.Operation;
import io.penstock.settings.service.Readiness;
import io.penstock.standalone.collect.RecordCollector;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The bridge as it ships does what the judge of the demo expects of one.
@ExtendWith(KafkaExtension.class)
class ReconciledTest {
  private static final Instant BEGINNING = Instant.parse("2026-01-02T03:04:00Z");
  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final EntityType VENDOR = type("vendor");

  private final KafkaTestClient kafka;
  private final TestBridge bridge;
  private final RecordCollector collector;
  private final Ledger ledger = new Ledger();
  private int webhooks;

  ReconciledTest(KafkaTestClient kafka, @TempDir Path directory) {
    this.kafka = kafka;
    kafka.createTopics(3);
    bridge = new TestBridge(directory, kafka.bootstrapServers(), kafka.topics());
    collector =
        RecordCollector.start(kafka.bootstrapServers(), kafka.topics(), _ -> {}, System::nanoTime);
  }

  @BeforeEach
  void ready() {
    Eventually.get(bridge.ingress::readiness, Readiness.Ready.class::isInstance);
    Eventually.get(bridge.processor::readiness, Readiness.Ready.class::isInstance);
  }

  @AfterEach
  void close() {
    collector.close();
    bridge.close();
  }

  @Test
  void everyLineAgreesOnTheBridgeAsItShips() {
    postInTime();
    postWhatIsNoChange();
    awaitDone();
    postTooLate();
    awaitDone();

    var rules = new JudgeSettings(kafka.topics(), GRACE, JudgeSettings.CLOCK_STEP);
    var judged = Reconciliation.of(ledger.attempts(), List.of(), collector.findings(), rules);

    var table = String.join("\n", new ReconciliationTable(judged, Paint.NONE).rows());
    assertThat(judged.agrees()).as(table).isTrue();
    assertThat(collector.counts()).containsEntry(kafka.topics().late(), 2);
  }

  private void postInTime() {
    var first = changes(order("po-1", 10, CREATED, "first"));
    post(first);
    post(changes(order("po-1", 20, UPDATED, "second")));
    post(changes(order("po-1", 15, UPDATED, "overtaken")));
    post(first);
    post(changes(order("po-1", 30, UPDATED, "second")));
    post(changes(vendor("v-1", 1, CREATED, "one"), vendor("v-2", 1, CREATED, "two")));
    post(changes(vendor("v-1", 2, DELETED, "one")));
    post(changes(vendor("v-1", 4, UPDATED, "back")));
    post(changes(vendor("v-2", 1, UPDATED, "tied")));
    post(changes(vendor("v-3", 9, DELETED, "gone")));
    var derived = full(null, vendor("v-4", 1, UPDATED, "derived"));
    post(derived);
    post(derived);
  }

  private void postWhatIsNoChange() {
    var notice = new Notice(type("asset"), "updated", List.of("as-1", "as-2"));
    var body = "{\"event\":\"assets.updated\",\"body\":[\"as-1\",\"as-2\"]}";
    post(webhook(null, notice, body));
    post(webhook(null, notice, body));
    var named = webhook("evt-t", notice, body.replace("{", "{\"id\":\"evt-t\","));
    post(named);
    post(named);
    var unreadable = webhook(null, new Unreadable("invalid-json"), "{\"event\":");
    post(unreadable);
    post(unreadable);
    var forged = webhook(null, new Unwelcome(401, "forged"), "{\"forged\":1}");
    enter(forged, bridge.sender("conn-42").sendSigned(text(forged), "AAAA"));
    var large = webhook(null, new Unwelcome(413, "too-large"), "x".repeat(1_100_000));
    post(large);
  }

  private void postTooLate() {
    post(changes(order("po-1", 25, UPDATED, "too late")));
    post(changes(vendor("v-3", 8, UPDATED, "late after the end")));
  }

  /// Waits until all is processed and read, and nothing is held.
  private void awaitDone() {
    var group = kafka.topics().prefix() + "-processor-g1";
    Eventually.get(
        () -> collector.quietFor().compareTo(GRACE.plusSeconds(1)) > 0 && collector.caughtUp(group),
        Boolean::booleanValue);
  }

  private void post(Webhook webhook) {
    enter(webhook, bridge.sender(webhook.connection()).send(text(webhook)));
  }

  private void enter(Webhook webhook, HttpResponse<String> response) {
    var receipt = response.headers().firstValue("Webhook-Receipt").orElse("");
    var answer = new Answer.Status(response.statusCode(), receipt, response.body());
    ledger.enter(new Attempt(webhook, Instant.now(), answer));
  }

  private static String text(Webhook webhook) {
    return new String(webhook.body(), UTF_8);
  }

  private Webhook changes(Change... changes) {
    return full("evt-" + webhooks, changes);
  }

  private Webhook full(@Nullable String id, Change... changes) {
    var change = changes[0];
    var items = Stream.of(changes).map(ReconciledTest::content).toList();
    var body =
        "{%s\"event\":\"%s.%s\",\"data\":[%s]}"
            .formatted(
                id == null ? "" : "\"id\":\"" + id + "\",",
                change.type().plural(),
                change.verb().label(),
                String.join(",", items));
    return webhook(id, new Changes(List.of(changes)), body);
  }

  private static String content(Change change) {
    var deletedAt = change.deleted() ? "\"" + change.changedAt() + "\"" : "null";
    return "{\"id\":\"%s\",\"title\":\"%s\",\"_updatedAt\":\"%s\",\"_deletedAt\":%s}"
        .formatted(change.entity(), change.content(), change.changedAt(), deletedAt);
  }

  private Webhook webhook(@Nullable String id, Intent meaning, String body) {
    return new Webhook(
        webhooks++, TestBridge.CONNECTION, id, Map.of(), body.getBytes(UTF_8), meaning);
  }

  private static Change order(String id, long second, Operation verb, String title) {
    return change(PURCHASE_ORDER, id, second, verb, title);
  }

  private static Change vendor(String id, long second, Operation verb, String title) {
    return change(VENDOR, id, second, verb, title);
  }

  private static Change change(
      EntityType type, String id, long second, Operation verb, String title) {
    var changedAt = BEGINNING.plusSeconds(second);
    var shows = Map.of("/data/title", title);
    return new Change(type, id, changedAt, verb, verb == DELETED, title, shows);
  }

  private static EntityType type(String name) {
    var type = EntityTypes.of(name);
    if (type == null) {
      throw new IllegalArgumentException(name);
    }
    return type;
  }
}
