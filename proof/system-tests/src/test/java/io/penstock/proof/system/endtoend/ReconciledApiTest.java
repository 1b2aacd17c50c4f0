package io.penstock.proof.system.endtoend;

import static io.penstock.proof.simulator.SourceChange.EXISTING;
import static io.penstock.schemas.Operation.CREATED;
import static io.penstock.schemas.Operation.DELETED;
import static io.penstock.schemas.Operation.UPDATED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.output.Paint;
import io.penstock.cli.payloads.ApiGeneration;
import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.proof.simulator.Accounts;
import io.penstock.proof.simulator.Accounts.Account;
import io.penstock.proof.simulator.Answer;
import io.penstock.proof.simulator.Change;
import io.penstock.proof.simulator.Intent.Notice;
import io.penstock.proof.simulator.Ledger;
import io.penstock.proof.simulator.Ledger.Attempt;
import io.penstock.proof.simulator.SourceChange;
import io.penstock.proof.simulator.SourceFeed;
import io.penstock.proof.simulator.Webhook;
import io.penstock.proof.simulator.api.ApiSource;
import io.penstock.proof.simulator.api.SimulatedApi;
import io.penstock.proof.simulator.judge.Reconciliation;
import io.penstock.proof.simulator.judge.Reconciliation.JudgeSettings;
import io.penstock.proof.simulator.judge.ReconciliationTable;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.FetchRequest;
import io.penstock.schemas.Operation;
import io.penstock.schemas.PollCommand;
import io.penstock.schemas.RawRecordHeaders;
import io.penstock.senders.secret.Secret;
import io.penstock.settings.service.Readiness;
import io.penstock.standalone.collect.RecordCollector;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The bridge as it ships asks an API over HTTP for the entities that thin webhooks name, lists it,
/// and ends in the state of the API's source.
@ExtendWith(KafkaExtension.class)
class ReconciledApiTest {
  private static final String CONNECTION = "conn-api";
  private static final Instant BEGINNING = Instant.parse("2026-01-02T03:04:00Z");
  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final EntityType ASSET = Objects.requireNonNull(EntityTypes.of("asset"));

  private final KafkaTestClient kafka;
  private final SimulatedApi api;
  private final TestBridge bridge;
  private final RecordCollector collector;
  private final ApiSource source = new ApiSource();
  private final List<SourceChange> changes = new ArrayList<>();
  private final Ledger ledger = new Ledger();
  private int webhooks;

  ReconciledApiTest(KafkaTestClient kafka, @TempDir Path directory) {
    this.kafka = kafka;
    kafka.createTopics(3);
    happens(EXISTING, asset("as-1", 1, CREATED), "as-1 found by the first list");
    var secret = new Secret(TestBridge.SECRET.getBytes(UTF_8));
    var accounts =
        new Accounts(List.of(new Account(CONNECTION, secret, null, true, ApiGeneration.V4)));
    var served = accounts.served(Duration.ZERO);
    api = SimulatedApi.start(0, source, served, 1, Clock.systemUTC(), System::nanoTime);
    accounts.write(directory, api);
    bridge = TestBridge.with(directory, kafka.bootstrapServers(), kafka.topics());
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
    api.close();
  }

  @Test
  void everyLineAgreesAndEveryEntityEndsInTheStateOfItsSource() {
    awaitEvents(1);
    happens(Duration.ZERO, asset("as-1", 2, UPDATED), "as-1 told");
    post(UPDATED, "as-1");
    awaitEvents(2);
    happens(Duration.ZERO, asset("as-2", 3, CREATED), "as-2 told");
    post(CREATED, "as-2");
    post(UPDATED, "as-1");
    awaitEvents(3);
    vanishes(asset("as-2", 4, DELETED));
    post(DELETED, "as-2");
    awaitEvents(4);
    happens(Duration.ZERO, asset("as-1", 5, UPDATED), "as-1 told to nobody");
    list();
    awaitEvents(5);
    awaitRest();

    var rules = new JudgeSettings(kafka.topics(), GRACE, JudgeSettings.CLOCK_STEP);
    var judged = Reconciliation.of(ledger.attempts(), changes, collector.findings(), rules);

    var table = String.join("\n", new ReconciliationTable(judged, Paint.NONE).rows());
    assertThat(judged.agrees()).as(table).isTrue();
    assertThat(collector.counts()).containsEntry(kafka.topics().events(ASSET), 5);
  }

  /// A change takes effect at the source.
  private void happens(Duration at, Change change, String title) {
    var json =
        "{\"id\":\"%s\",\"name\":\"%s\",\"_updatedAt\":\"%s\",\"_deletedAt\":null}"
            .formatted(change.entity(), title, change.changedAt());
    var shows = Map.of("/data/name", title);
    var shown =
        new Change(
            change.type(),
            change.entity(),
            change.changedAt(),
            change.verb(),
            false,
            change.content(),
            shows);
    enter(new SourceChange(at, CONNECTION, shown, json));
  }

  private void vanishes(Change change) {
    enter(new SourceChange(Duration.ZERO, CONNECTION, change, null));
  }

  private void enter(SourceChange change) {
    changes.add(change);
    new SourceFeed(List.of(change), source, Clock.systemUTC()).until(change.at());
  }

  private static Change asset(String id, long second, Operation verb) {
    var at = BEGINNING.plusSeconds(second);
    return new Change(ASSET, id, at, verb, verb == DELETED, id + " " + second, Map.of());
  }

  private void post(Operation verb, String id) {
    var body = "{\"event\":\"assets.%s\",\"body\":[\"%s\"]}".formatted(verb.label(), id);
    var meaning = new Notice(ASSET, verb.label(), List.of(id));
    var webhook =
        new Webhook(webhooks++, CONNECTION, null, Map.of(), body.getBytes(UTF_8), meaning);
    var response = bridge.sender(CONNECTION).send(body);
    var receipt = response.headers().firstValue("Webhook-Receipt").orElse("");
    var answer = new Answer.Status(response.statusCode(), receipt, response.body());
    ledger.enter(new Attempt(webhook, Instant.now(), answer));
  }

  /// Has the API listed now, as an operator does.
  private void list() {
    var command = new PollCommand(CONNECTION, null, null, true);
    var record =
        new ProducerRecord<>(kafka.topics().fetches(), CONNECTION.getBytes(UTF_8), command.write());
    record.headers().add(RawRecordHeaders.KIND, PollCommand.KIND.getBytes(UTF_8));
    var _ = kafka.produce(record);
  }

  private void awaitEvents(int count) {
    var topic = kafka.topics().events(ASSET);
    Eventually.get(() -> collector.counts().getOrDefault(topic, 0), found -> found >= count);
  }

  /// Waits until each request is answered, all is processed and read, and nothing is held.
  private void awaitRest() {
    var group = kafka.topics().prefix() + "-processor-g1";
    Eventually.get(
        () ->
            collector.quietFor().compareTo(GRACE.plusSeconds(1)) > 0
                && asked() == answered()
                && collector.caughtUp(group),
        Boolean::booleanValue);
  }

  private long asked() {
    return found(kafka.topics().fetches()).stream()
        .filter(record -> header(record, RawRecordHeaders.KIND) == null)
        .mapToLong(record -> FetchRequest.read(record.value()).ids().size())
        .sum();
  }

  private long answered() {
    return found(kafka.topics().webhooks()).stream()
        .filter(record -> "fetch".equals(header(record, RawRecordHeaders.ORIGIN)))
        .count();
  }

  private List<ConsumerRecord<byte[], byte[]>> found(String topic) {
    return collector.findings().byTopic().getOrDefault(topic, List.of());
  }

  private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
    var header = record.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), UTF_8);
  }
}
