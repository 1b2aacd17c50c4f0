package io.penstock.proof.system.pull;

import static io.penstock.proof.system.pull.EmittedEvents.header;
import static io.penstock.schemas.EntityTypes.PURCHASE_ORDER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.payloads.ApiGeneration;
import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.proof.simulator.api.AnsweredCall;
import io.penstock.proof.simulator.api.ApiConnection;
import io.penstock.proof.simulator.api.ApiFault;
import io.penstock.proof.simulator.api.CallLimit;
import io.penstock.proof.simulator.api.ListStyle;
import io.penstock.proof.simulator.api.SimulatedApi;
import io.penstock.proof.simulator.api.SourceEntity;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.Operation;
import io.penstock.schemas.PollCommand;
import io.penstock.schemas.RawRecordHeaders;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Thin webhooks say that something changed. What changed is asked for, from an API that lags,
/// fails and refuses; and each entity ends in the source's state.
///
/// `-Dseed=` makes the same changes and the same lags again, though not at the same times.
@ExtendWith(KafkaExtension.class)
class ThinWebhooksTest {
  private static final EntityType VENDOR = Objects.requireNonNull(EntityTypes.of("vendor"));
  private static final int PARTITIONS = 12;
  private static final int TYPES = 2;
  private static final int RANDOM_CHANGES = 12;
  private static final int EXISTING = 9;

  /// The API lags by up to 20 s, and its recipe promises a little more.
  private static final Duration LAG = Duration.ofSeconds(20);

  private static final Duration LAG_MAX = Duration.ofSeconds(21);

  /// Few calls for a connection that asks for more entities at once.
  private static final CallLimit NARROW = new CallLimit(22, Duration.ofSeconds(5));

  private static final int NARROW_PER_MINUTE = 240;
  private static final int NARROW_IDS = 40;
  private static final String HANGING = "hanging";
  private static final String REFRESHED = "refreshed";
  private static final String REPLACED = "replaced";
  private static final String NARROWED = "narrow";

  /// Before an API without an answer is given up: others are asked meanwhile.
  private static final Duration HANGING_TIMEOUT = Duration.ofSeconds(15);

  /// The time between two listings that are asked for by a dropped request.
  private static final Duration EARLY_EVERY = Duration.ofMinutes(1);

  private final long seed = Long.getLong("seed", 4711);
  private final SplittableRandom random = new SplittableRandom(seed);
  private final NumberedSource source = new NumberedSource();
  private final Map<String, ApiConnection> connections = new LinkedHashMap<>();
  private final Map<String, TestRecipe> recipes = new LinkedHashMap<>();
  private final PullFiles files;
  private final SimulatedApi api;
  private final PullBridge bridge;
  private final CollectedRun run;

  ThinWebhooksTest(KafkaTestClient kafka, @TempDir Path directory) {
    kafka.createTopics(PARTITIONS);
    connect();
    connections.values().forEach(this::addExisting);
    api =
        SimulatedApi.start(
            0,
            source.source(),
            List.copyOf(connections.values()),
            seed,
            Clock.systemUTC(),
            System::nanoTime);
    files = new PullFiles(directory);
    recipes.values().forEach(recipe -> files.recipe(recipe, api.address()));
    connections.forEach(this::addToFiles);
    // Without its refresh token.
    files.tokenText(REPLACED, api.issueTokens(REPLACED).access());
    run = new CollectedRun(kafka);
    bridge = PullBridge.start(files, kafka);
  }

  @AfterEach
  void close() {
    bridge.close();
    run.close();
    api.close();
  }

  /// Ten connections whose API lags and fails, one whose API allows few calls, and three with an
  /// API of its own kind of trouble, which does not lag.
  private void connect() {
    for (var generation : ApiGeneration.values()) {
      for (int number = 1; number <= 5; number++) {
        var lists = number == 5 ? ListStyle.CURSOR : ListStyle.PAGES;
        connect("lagging-" + generation + "-" + number, generation, lists, LAG, LAG_MAX);
      }
    }
    var lists = ListStyle.PAGES;
    connect(NARROWED, ApiGeneration.V3, lists, LAG, LAG_MAX);
    connections.computeIfPresent(NARROWED, (_, connection) -> connection.with(NARROW));
    recipes.computeIfPresent(NARROWED, (_, recipe) -> recipe.withRate(NARROW_PER_MINUTE, 1));
    for (var troubled : List.of(HANGING, REFRESHED, REPLACED)) {
      connect(troubled, ApiGeneration.V4, lists, Duration.ZERO, Duration.ZERO);
    }
    recipes.computeIfPresent(HANGING, (_, recipe) -> recipe.withTimeout(HANGING_TIMEOUT));
  }

  private void connect(
      String id, ApiGeneration generation, ListStyle lists, Duration lag, Duration lagMax) {
    var name = id.toLowerCase(Locale.ROOT);
    connections.put(
        name,
        ApiConnection.of(name, generation)
            .with(lists)
            .with(CallLimit.perMinute(600))
            .withLagMax(lag));
    // One call at a time: another one, sent before the answer that asks to wait, would be too
    // early.
    recipes.put(
        name, TestRecipe.of(name, generation).with(lists).withRate(600, 1).withLagMax(lagMax));
  }

  private void addToFiles(String id, ApiConnection connection) {
    files.connection(id, id, ", types: [purchase_order, vendor]");
    if (!id.equals(REPLACED)) {
      files.token(api, connection.id());
    }
  }

  private void addExisting(ApiConnection connection) {
    for (int number = 1; number <= EXISTING; number++) {
      for (var type : List.of(PURCHASE_ORDER, VENDOR)) {
        source.existing(
            new SourceEntity(connection.id(), type, "e-" + number), connection.generation());
      }
    }
  }

  @Test
  void eachEntityEndsInTheSourcesStateAndEachChangeIsEmittedOnce() {
    run.awaitListed(List.copyOf(connections.keySet()), TYPES);
    lagging().forEach(this::addFaults);
    api.faults(HANGING).always("/api/", new ApiFault.Silence());
    var all = webhooks();

    all.forEach(this::changeInEachWay);
    all.forEach(this::changeMore);
    awaitOthersAnswered();
    api.faults(HANGING).clear();
    expireTokens(all);
    run.awaitRest();
    assertThat(run.events().notAsTheSource(source))
        .as("the connection without a token is not pulled")
        .isNotEmpty()
        .allMatch(line -> line.contains(REPLACED));
    replaceToken();
    run.awaitRest();

    assertThat(run.events().notAsTheSource(source)).as("seed %d", seed).isEmpty();
    assertThat(run.events().disorder()).as("seed %d", seed).isEmpty();
    assertThat(all.stream().mapToInt(ThinWebhooks::posted).sum()).isGreaterThan(300);
    assertNoConnectionWaitedForTheHangingOne();
    assertCallsWithinTheirLimits();
    assertTheApiWasAsTroubledAsItShould();
  }

  private Stream<String> lagging() {
    return connections.keySet().stream().filter(id -> id.startsWith("lagging"));
  }

  private void addFaults(String connection) {
    api.faults(connection).share(50, ApiFault.tooManyRequests(Duration.ofSeconds(1)));
    api.faults(connection).share(50, ApiFault.serverErrors());
  }

  private List<ThinWebhooks> webhooks() {
    return connections.values().stream()
        .map(each -> new ThinWebhooks(bridge, source, each.id(), each.generation()))
        .toList();
  }

  /// Each kind of change, on one connection.
  private void changeInEachWay(ThinWebhooks webhooks) {
    webhooks.update(PURCHASE_ORDER, "e-1");
    for (int burst = 0; burst < 4; burst++) {
      webhooks.update(VENDOR, "e-2");
    }
    webhooks.update(PURCHASE_ORDER, "e-3");
    webhooks.create(VENDOR, "new-1");
    webhooks.update(VENDOR, "e-3", "e-4", "e-5");
    // The second change within the lag.
    webhooks.update(PURCHASE_ORDER, "e-3");
    webhooks.softDelete(PURCHASE_ORDER, "e-6");
    webhooks.remove(VENDOR, "e-6");
    webhooks.remove(PURCHASE_ORDER, "e-7");
    webhooks.create(PURCHASE_ORDER, "e-7");
    webhooks.create(PURCHASE_ORDER, "new-2");
    webhooks.remove(PURCHASE_ORDER, "new-2");
    if (!webhooks.connection().equals(HANGING)) {
      // It would hang before the requests of the webhooks, which are to hang.
      listWhileItLags(webhooks.connection());
    }
  }

  /// Lists all, as an operator asks for it: what was just deleted may still be among the rows.
  private void listWhileItLags(String connection) {
    var kafka = bridge.kafka();
    var record =
        new ProducerRecord<>(
            kafka.topics().fetches(),
            connection.getBytes(UTF_8),
            new PollCommand(connection, null, null, true).write());
    record.headers().add(RawRecordHeaders.KIND, PollCommand.KIND.getBytes(UTF_8));
    kafka.produce(record);
  }

  private void changeMore(ThinWebhooks webhooks) {
    if (webhooks.connection().equals(NARROWED)) {
      var ids = IntStream.range(0, NARROW_IDS).mapToObj(number -> "many-" + number);
      webhooks.create(VENDOR, ids.toArray(String[]::new));
    } else {
      changeAtRandom(webhooks);
    }
  }

  private void changeAtRandom(ThinWebhooks webhooks) {
    for (int change = 0; change < RANDOM_CHANGES; change++) {
      var type = random.nextBoolean() ? PURCHASE_ORDER : VENDOR;
      var id = "e-" + random.nextInt(1, EXISTING + 1);
      switch (random.nextInt(10)) {
        case 0 -> webhooks.softDelete(type, id);
        case 1 -> webhooks.remove(type, id);
        case 2 -> webhooks.create(type, "random-" + change);
        // Nothing changed.
        case 3 -> webhooks.post(type, Operation.UPDATED, "e-9");
        default -> webhooks.update(type, id);
      }
    }
  }

  /// Returns when each connection but the hanging one has stored an answer.
  private void awaitOthersAnswered() {
    for (var id : connections.keySet()) {
      if (!id.equals(HANGING)) {
        Eventually.get(() -> run.raw(id, "fetch"), answers -> !answers.isEmpty());
      }
    }
  }

  /// Lets the tokens of two connections expire, and changes what they show.
  private void expireTokens(List<ThinWebhooks> all) {
    for (var webhooks : all) {
      if (List.of(REFRESHED, REPLACED).contains(webhooks.connection())) {
        api.expireToken(webhooks.connection());
        webhooks.update(PURCHASE_ORDER, "e-1");
        webhooks.update(VENDOR, "e-2");
      }
    }
    Eventually.get(this::unauthorized, count -> count == 1);
  }

  private double unauthorized() {
    return bridge.metric("penstock_ingress_pull_connections", "state=\"unauthorized\"");
  }

  /// Writes a new token. The connection goes on, and is listed as soon as a listing is due.
  private void replaceToken() {
    var before = run.raw(REPLACED, "poll").size();
    files.token(api, REPLACED);
    Eventually.get(this::unauthorized, count -> count == 0);
    bridge.advance(EARLY_EVERY);
    Eventually.get(() -> run.raw(REPLACED, "poll").size(), rows -> rows > before);
  }

  private void assertNoConnectionWaitedForTheHangingOne() {
    var hung = fetches(HANGING).filter(call -> call.fault().equals("silence")).toList();
    for (var id : connections.keySet()) {
      if (!id.equals(HANGING)) {
        assertThat(fetches(id).filter(call -> call.status() == 200))
            .as("%s was answered while a call of the other hung", id)
            .anyMatch(call -> hung.stream().anyMatch(spans(call)));
      }
    }
  }

  /// The calls for single entities.
  private Stream<AnsweredCall> fetches(String connection) {
    return calls(connection).stream()
        .filter(call -> call.target().matches("/api/[^/]+/[^/]+/[^/?]+"));
  }

  /// Whether a call began before this one and ended after it.
  private static Predicate<AnsweredCall> spans(AnsweredCall call) {
    return other -> other.beginNanos() < call.beginNanos() && other.endNanos() > call.endNanos();
  }

  private List<AnsweredCall> calls(String connection) {
    return api.calls().stream().filter(call -> call.connection().equals(connection)).toList();
  }

  private void assertCallsWithinTheirLimits() {
    for (var id : connections.keySet()) {
      assertThat(api.counts(id).overLimit()).as("over the limit of %s", id).isZero();
      assertThat(api.counts(id).tooEarly()).as("before %s allowed it", id).isZero();
      assertThat(api.counts(id).atOnceMax()).as("at once of %s", id).isEqualTo(1);
    }
  }

  /// Without these the test would prove less than it says.
  private void assertTheApiWasAsTroubledAsItShould() {
    assertThat(lagging().mapToInt(id -> count(id, 429)).sum()).isPositive();
    assertThat(lagging().mapToInt(id -> count(id, 503)).sum()).isPositive();
    assertThat(count(HANGING, 0)).isPositive();
    assertThat(calls(REFRESHED))
        .extracting(call -> call.method() + " " + call.status())
        .containsSubsequence("GET 200", "GET 401", "POST 200", "GET 200");
    assertThat(calls(REPLACED))
        .extracting(call -> call.method() + " " + call.status())
        .containsSubsequence("GET 200", "GET 401", "GET 200");
    assertThat(answers()).contains("404 then 200");
    assertThat(listedAfterItsDeletion()).isTrue();
  }

  private int count(String connection, int status) {
    return api.counts(connection).byStatus().getOrDefault(status, 0);
  }

  /// The statuses of the answers for each entity that was created, in their order.
  private List<String> answers() {
    var answers = new ArrayList<String>();
    lagging()
        .forEach(
            id -> {
              var statuses =
                  run.raw(id, "fetch").stream()
                      .filter(answer -> header(answer, "entity-id").equals("new-1"))
                      .map(answer -> header(answer, "status"))
                      .toList();
              if (statuses.indexOf("404") == 0 && statuses.contains("200")) {
                answers.add("404 then 200");
              }
            });
    return answers;
  }

  /// Whether a list showed an entity after the webhook of its deletion.
  private boolean listedAfterItsDeletion() {
    return lagging()
        .anyMatch(
            id -> {
              var raw = run.raw(id);
              var deleted =
                  IntStream.range(0, raw.size())
                      .filter(at -> text(raw.get(at)).contains("vendors.deleted\",\"body\":[\"e-6"))
                      .findFirst()
                      .orElseThrow();
              return raw.stream()
                  .skip(deleted)
                  .filter(row -> header(row, "origin").equals("poll"))
                  .filter(row -> header(row, "entity-type").equals("vendor"))
                  .anyMatch(row -> text(row).contains("\"e-6\""));
            });
  }

  private static String text(ConsumerRecord<byte[], byte[]> raw) {
    return raw.value() == null ? "" : new String(raw.value(), UTF_8);
  }
}
