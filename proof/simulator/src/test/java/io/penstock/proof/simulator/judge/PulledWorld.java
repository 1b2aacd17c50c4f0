package io.penstock.proof.simulator.judge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.cli.payloads.ApiGeneration;
import io.penstock.proof.simulator.Accounts.Account;
import io.penstock.proof.simulator.Answer;
import io.penstock.proof.simulator.Change;
import io.penstock.proof.simulator.Intent.Unwelcome;
import io.penstock.proof.simulator.Ledger.Attempt;
import io.penstock.proof.simulator.Plan;
import io.penstock.proof.simulator.SourceChange;
import io.penstock.proof.simulator.Webhook;
import io.penstock.proof.simulator.judge.FoldedPartitions.Appended;
import io.penstock.schemas.FetchRequest;
import io.penstock.schemas.RawRecordHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// A plan in virtual time: the processor's own fold, and APIs that lag behind their sources.
/// Requests are answered, and each API is listed at the start and at the end.
final class PulledWorld {
  private static final long START_MS = 1_790_000_000_000L;
  private static final int LAG_MAX_MS = 5_000;
  private static final int TICK_MS = 500;
  private static final long END_MS = 60_000;

  private final World world = new World();
  private final FoldedPartitions partitions = new FoldedPartitions(world);
  private final Map<String, Account> accounts = new HashMap<>();
  private final Random random;
  private final PriorityQueue<Due> queue =
      new PriorityQueue<>(Comparator.comparingLong(Due::atMs).thenComparingLong(Due::number));
  private long number;
  private long nowMs;

  private record Due(long atMs, long number, Runnable action) {}

  private PulledWorld(long seed, Plan plan) {
    random = new Random(seed);
    plan.accounts().all().forEach(account -> accounts.put(account.connection(), account));
    world.changes.addAll(plan.changes());
  }

  /// The world of a plan, when all requests are answered and nothing is held.
  static World of(long seed, Plan plan) {
    var pulled = new PulledWorld(seed, plan);
    pulled.listAll(0);
    for (var post : plan.posts()) {
      pulled.at(post.at().toMillis(), () -> pulled.post(post.webhook()));
    }
    pulled.listAll(END_MS);
    pulled.at(TICK_MS, pulled::tick);
    pulled.run();
    return pulled.world;
  }

  private void at(long atMs, Runnable action) {
    queue.add(new Due(atMs, number++, action));
  }

  private void run() {
    while (!queue.isEmpty()) {
      var due = queue.remove();
      nowMs = Math.max(nowMs, due.atMs());
      due.action().run();
    }
  }

  private void tick() {
    partitions.tick(START_MS + nowMs).forEach(this::ask);
    if (!queue.isEmpty() || nowMs < END_MS + 10_000) {
      at(nowMs + TICK_MS, this::tick);
    }
  }

  private void post(Webhook webhook) {
    if (webhook.meaning() instanceof Unwelcome(int status, var label)) {
      enter(webhook, ModelBridge.problem(status, label));
      return;
    }
    var headers = new LinkedHashMap<String, String>();
    headers.put(RawRecordHeaders.WEBHOOK_ID, WebhookId.of(webhook));
    headers.put(RawRecordHeaders.WEBHOOK_ID_ORIGIN, WebhookId.origin(webhook));
    headers.put(RawRecordHeaders.RECIPE, "makini");
    headers.put(RawRecordHeaders.ORIGIN, "webhook");
    if (api(webhook.connection()) != null) {
      headers.put(RawRecordHeaders.PULL, "true");
    }
    var raw = append(webhook.connection(), webhook.body(), headers).raw();
    var receipt = raw.partition() + "-" + raw.offset();
    var body =
        "{\"status\":\"stored\",\"id\":\"%s\",\"receipt\":\"%s\"}"
            .formatted(WebhookId.of(webhook), receipt);
    enter(webhook, new Answer.Status(200, receipt, body));
  }

  private @Nullable ApiGeneration api(String connection) {
    var account = accounts.get(connection);
    return account == null ? null : account.api();
  }

  private void enter(Webhook webhook, Answer answer) {
    world.attempts.add(new Attempt(webhook, Instant.ofEpochMilli(START_MS + nowMs), answer));
  }

  private Appended append(String connection, byte @Nullable [] value, Map<String, String> headers) {
    headers.put(RawRecordHeaders.RECEIVED_AT, Long.toString(START_MS + nowMs - 2));
    var appended = partitions.append(connection, START_MS + nowMs, value, headers);
    appended.requests().forEach(this::ask);
    return appended;
  }

  /// Reads the entities of a request some time after they may be read.
  private void ask(ConsumerRecord<byte[], byte[]> record) {
    var request = FetchRequest.read(record.value());
    for (int index = 0; index < request.ids().size(); index++) {
      var id = request.ids().get(index);
      var place = record.partition() + "-" + record.offset() + "-" + index;
      var notBefore = request.notBefore().toEpochMilli() - START_MS;
      at(Math.max(nowMs, notBefore) + 5 + random.nextInt(400), () -> read(request, id, place));
    }
  }

  private void read(FetchRequest request, String id, String place) {
    var connection = request.connection();
    var type = request.type().name();
    var state = states(connection, type, nowMs - random.nextInt(LAG_MAX_MS + 1)).get(id);
    var json = state == null ? null : state.json();
    if (json == null) {
      witness(request, type, place);
    }
    var webhookId = "fetch-" + place + "-" + request.attempt();
    var headers = answer(connection, "fetch", type, webhookId, request.cause().offset());
    headers.put(RawRecordHeaders.MARK_TIME, "" + request.notBefore().toEpochMilli());
    headers.put(RawRecordHeaders.ENTITY_ID, id);
    headers.put(RawRecordHeaders.OPERATION, request.operation().label());
    headers.put(RawRecordHeaders.ATTEMPT, "" + request.attempt());
    headers.put(RawRecordHeaders.STATUS, json == null ? "404" : "200");
    append(connection, json == null ? new byte[0] : json.getBytes(UTF_8), headers);
  }

  /// Appends a row that shows that the list of the type can be read.
  private void witness(FetchRequest request, String type, String place) {
    var connection = request.connection();
    for (var row : states(connection, type, nowMs).values()) {
      if (row.json() != null) {
        var headers =
            answer(connection, "poll", type, "witness-" + place, request.cause().offset());
        headers.put(RawRecordHeaders.MARK_TIME, "" + request.notBefore().toEpochMilli());
        append(connection, row.json().getBytes(UTF_8), headers);
        return;
      }
    }
  }

  private Map<String, String> answer(
      String connection, String origin, String type, String webhookId, long mark) {
    var headers = new LinkedHashMap<String, String>();
    var generation = String.valueOf(api(connection)).toLowerCase(Locale.ROOT);
    headers.put(RawRecordHeaders.WEBHOOK_ID, webhookId);
    headers.put(RawRecordHeaders.WEBHOOK_ID_ORIGIN, "sender");
    headers.put(RawRecordHeaders.RECIPE, "makini-" + generation);
    headers.put(RawRecordHeaders.ORIGIN, origin);
    headers.put(RawRecordHeaders.PULL, "true");
    headers.put(RawRecordHeaders.LAG_MAX, "" + LAG_MAX_MS);
    headers.put(RawRecordHeaders.ENTITY_TYPE, type);
    headers.put(RawRecordHeaders.MARK, "" + mark);
    return headers;
  }

  /// Lists each type of each connection with an API.
  private void listAll(long atMs) {
    for (var account : accounts.values()) {
      if (account.api() != null) {
        types(account.connection())
            .forEach(
                type -> at(atMs + random.nextInt(2_000), () -> list(account.connection(), type)));
      }
    }
  }

  private List<String> types(String connection) {
    return world.changes.stream()
        .filter(change -> change.connection().equals(connection))
        .map(SourceChange::change)
        .map(Change::type)
        .map(type -> type.name())
        .distinct()
        .toList();
  }

  private void list(String connection, String type) {
    var headers = new LinkedHashMap<String, String>();
    headers.put(RawRecordHeaders.KIND, "poll");
    headers.put(RawRecordHeaders.ENTITY_TYPE, type);
    var mark = append(connection, null, headers).raw();
    at(nowMs + 5 + random.nextInt(300), () -> rows(connection, type, mark));
  }

  private void rows(String connection, String type, ConsumerRecord<byte[], byte[]> mark) {
    int row = 0;
    for (var state : states(connection, type, nowMs - random.nextInt(LAG_MAX_MS + 1)).values()) {
      if (state.json() != null) {
        var id = "poll-%d-%d-%s-%d".formatted(mark.partition(), mark.offset(), type, row++);
        var headers = answer(connection, "poll", type, id, mark.offset());
        headers.put(RawRecordHeaders.MARK_TIME, "" + mark.timestamp());
        append(connection, state.json().getBytes(UTF_8), headers);
      }
    }
  }

  /// The last change of each entity at a time, by its id.
  private Map<String, SourceChange> states(String connection, String type, long atMs) {
    var states = new TreeMap<String, SourceChange>();
    for (var change : new ArrayList<>(world.changes)) {
      if (change.connection().equals(connection)
          && change.change().type().name().equals(type)
          && change.at().compareTo(Duration.ofMillis(Math.max(0, atMs))) <= 0) {
        states.put(change.change().entity(), change);
      }
    }
    return states;
  }
}
