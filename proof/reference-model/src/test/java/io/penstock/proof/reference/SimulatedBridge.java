package io.penstock.proof.reference;

import io.penstock.proof.reference.SimulatedSource.State;
import io.penstock.proof.reference.generate.RawRecordDraft;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A source, its webhooks, its API and the model, in simulated time: a webhook may be lost or late,
/// and the API lags behind the source. The API answers the model's requests, and is listed from
/// time to time.
final class SimulatedBridge {
  private static final long GRACE_MS = 2_000;
  private static final long READ_MS = 500;
  private static final String OTHER = "{\"id\":\"w\",\"title\":\"always there\"}";

  /// How a source and its API behave.
  ///
  /// @param lossPercent of its webhooks
  /// @param lagMs how far its API lags at most
  /// @param thin whether its webhooks only name the entity
  /// @param listed whether the API is listed
  record Behaviour(int lossPercent, long lagMs, boolean thin, boolean listed) {}

  private record Timed(long atMs, long number, Runnable action) {}

  private final Random random;
  private final SimulatedSource source;
  private final Behaviour behaviour;
  private final ReferenceModel model = new ReferenceModel(ModelSettings.defaults("t"));
  private final List<RecordResult> steps = new ArrayList<>();
  private final PriorityQueue<Timed> queue =
      new PriorityQueue<>(Comparator.comparingLong(Timed::atMs).thenComparingLong(Timed::number));
  private long nowMs;
  private long actions;

  private SimulatedBridge(Random random, SimulatedSource source, Behaviour behaviour) {
    this.random = random;
    this.source = source;
    this.behaviour = behaviour;
  }

  /// The results of all records, until everything is at rest.
  static List<RecordResult> run(Random random, SimulatedSource source, Behaviour behaviour) {
    var bridge = new SimulatedBridge(random, source, behaviour);
    source.states().forEach(bridge::send);
    if (behaviour.listed()) {
      for (long atMs = 900_000; atMs <= SimulatedSource.LENGTH_MS; atMs += 900_000) {
        bridge.at(atMs, bridge::list);
      }
      bridge.at(SimulatedSource.LENGTH_MS + 2_000_000, bridge::list);
    }
    bridge.runToTheEnd();
    return bridge.steps;
  }

  private void at(long ms, Runnable action) {
    queue.add(new Timed(ms, actions++, action));
  }

  private void runToTheEnd() {
    while (!queue.isEmpty()) {
      var next = queue.remove();
      nowMs = next.atMs();
      next.action().run();
    }
    nowMs += 100_000;
    append(RawRecordDraft.tick());
  }

  private long below(long ms) {
    return (long) (random.nextDouble() * ms);
  }

  private void send(State state) {
    if (random.nextInt(100) >= behaviour.lossPercent()) {
      var delayMs = below(List.of(500, 500, 10_000, 400_000).get(random.nextInt(4)));
      at(state.atMs() + delayMs, () -> deliver(state));
    }
  }

  private void deliver(State state) {
    var sent =
        random.nextBoolean() ? Instant.ofEpochMilli(SimulatedSource.START_MS + state.atMs()) : null;
    append(LogBuilder.record("evt-" + state.number(), body(state, sent)).and("pull", "true"));
    at(nowMs + GRACE_MS, () -> append(RawRecordDraft.tick()));
  }

  private String body(State state, @Nullable Instant sent) {
    var gone = state.body() == null;
    var content =
        gone || behaviour.thin()
            ? "[\"e\"]"
            : random.nextInt(5) == 0 ? state.untimed() : state.body();
    var time = sent == null ? "" : "\"timestamp\":\"" + sent + "\",";
    return "{%s\"n\":%d,\"event\":\"assets.%s\",\"data\":%s}"
        .formatted(time, state.number(), gone ? "deleted" : "updated", content);
  }

  /// Lists the API: a mark, another asset, and asset `e`. If a listing does not show a known
  /// entity, it is read by its id.
  private void list() {
    var mark = steps.size();
    var beganMs = nowMs;
    append(RawRecordDraft.tick());
    var seen = source.at(nowMs - below(behaviour.lagMs()));
    at(nowMs + below(READ_MS), () -> append(pulled("poll", OTHER, mark, beganMs)));
    at(nowMs + READ_MS, () -> append(read("poll", seen, mark, beganMs)));
  }

  private void append(RawRecordDraft draft) {
    var record = draft.at(steps.size(), SimulatedSource.START_MS + nowMs);
    var step = model.step(record);
    steps.add(step);
    step.emissions().stream()
        .filter(emission -> emission.topic().equals("t.fetches"))
        .map(Steps::value)
        .forEach(this::serve);
  }

  /// Answers a request.
  private void serve(JsonNode request) {
    var notBefore = Instant.parse(request.get("notBefore").stringValue()).toEpochMilli();
    var beginMs = Math.max(nowMs, notBefore - SimulatedSource.START_MS) + below(READ_MS);
    var cause = request.get("cause").get("offset").asInt();
    var attempt = request.get("attempt").asString();
    if (random.nextInt(2) == 0) {
      at(beginMs, () -> append(pulled("poll", OTHER, steps.size(), nowMs)));
    }
    at(
        beginMs,
        () -> {
          var beganMs = nowMs;
          var seen = source.at(nowMs - below(behaviour.lagMs()));
          at(
              nowMs + below(READ_MS),
              () -> append(read("fetch", seen, cause, beganMs).and("attempt", attempt)));
        });
  }

  private RawRecordDraft read(String origin, @Nullable State seen, int mark, long beganMs) {
    var body = seen == null ? null : seen.body();
    var draft = pulled(origin, body == null ? "" : body, mark, beganMs).and("entity-id", "e");
    return body == null ? draft.and("status", "404") : draft;
  }

  private RawRecordDraft pulled(String origin, String body, int mark, long beganMs) {
    return LogBuilder.record(origin + "-" + steps.size(), body)
        .but("origin", origin)
        .and("entity-type", "asset")
        .and("pull", "true")
        .and("mark", "" + mark)
        .and("mark-time", "" + (SimulatedSource.START_MS + beganMs));
  }
}
