package io.penstock.processor.fold;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.schemas.FetchRequest;
import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Listings of a source, while webhooks for the same entities arrive, in orders made by chance: no
/// row of a page overwrites a newer event, not even as a correction, because all times are true.
/// The last event of each entity is the truth.
///
/// `-Dseed=` says which simulation is the first, `-Dsimulations=` how many there are.
class BootstrapTest {
  private static final int FIRST = Integer.getInteger("seed", 0);
  private static final int SIMULATIONS = Integer.getInteger("simulations", 200);

  @Test
  void noRowOverwritesANewerEventInAnyOrderOfMarksPagesAndPushes() {
    // On all cores: no simulation knows of another.
    IntStream.range(FIRST, FIRST + SIMULATIONS)
        .parallel()
        .forEach(
            seed -> {
              var simulation = new Simulation(new Random(seed));
              simulation.run();
              assertThat(simulation.steppingBack).as("-Dseed=%d", seed).isEmpty();
              assertThat(simulation.shown).as("-Dseed=%d", seed).isEqualTo(simulation.source);
            });
  }

  @Test
  void rowsAreOvertakenByWebhooksInTheseSimulations() {
    var overtaken =
        IntStream.range(FIRST, FIRST + SIMULATIONS)
            .map(
                seed -> {
                  var simulation = new Simulation(new Random(seed));
                  simulation.run();
                  return simulation.overtakenRows;
                })
            .sum();

    assertThat(overtaken).isGreaterThan(SIMULATIONS);
  }

  /// A source of a few orders, whose states are numbered. A state's title is its number, and its
  /// changed time is that second.
  private static final class Simulation {
    private static final int ENTITIES = 8;
    private static final int PAGE = 3;
    private static final long LENGTH_MS = 50_000;

    private record Timed(long atMs, long number, Runnable action) {}

    private final Random random;
    private final Partition partition;
    private final long lagMs;
    private final PriorityQueue<Timed> queue =
        new PriorityQueue<>(Comparator.comparingLong(Timed::atMs).thenComparingLong(Timed::number));
    private final Map<String, List<Timed>> history = new HashMap<>();
    private final Map<String, Integer> source = new HashMap<>();
    private final Map<String, Integer> shown = new HashMap<>();
    private final List<String> steppingBack = new ArrayList<>();
    private long nowMs;
    private long offset = -1;
    private long actions;
    private int states;
    private int webhooks;
    private int overtakenRows;

    Simulation(Random random) {
      this.random = random;
      this.partition = new Partition(Partition.rules(random.nextInt(3) * 1_000L));
      this.lagMs = random.nextBoolean() ? 1 : 20_000;
    }

    void run() {
      IntStream.range(0, ENTITIES).forEach(entity -> at(0, () -> change("po-" + entity, true)));
      for (int i = 0; i < 40; i++) {
        var id = "po-" + random.nextInt(ENTITIES);
        at(1 + random.nextInt(48_000), () -> change(id, random.nextInt(4) == 0));
      }
      // The bootstrap, polls, and a last listing when the API knows all.
      at(random.nextInt(10_000), this::list);
      at(10_000 + random.nextInt(30_000), this::list);
      at(LENGTH_MS + 2 * Api.LAG_MAX_MS, this::list);
      while (!queue.isEmpty()) {
        var next = queue.remove();
        partition.after(next.atMs() - nowMs);
        nowMs = next.atMs();
        next.action().run();
      }
      partition.after(10_000);
      append(Raw.tick());
    }

    private void at(long ms, Runnable action) {
      queue.add(new Timed(ms, actions++, action));
    }

    /// The source changes; a webhook tells it soon or later, unless it is lost.
    private void change(String id, boolean silently) {
      var state = ++states;
      source.put(id, state);
      history.computeIfAbsent(id, _ -> new ArrayList<>()).add(new Timed(nowMs, state, () -> {}));
      if (!silently) {
        var delayMs = random.nextInt(random.nextBoolean() ? 500 : 8_000);
        at(nowMs + delayMs, () -> push(id, state));
      }
    }

    private void push(String id, int state) {
      append(Api.askable("evt-" + webhooks++, Bodies.orders("updated", content(id, state))));
      at(nowMs + 4_000, () -> append(Raw.tick()));
    }

    /// Appends the mark, then reads and appends page after page.
    private void list() {
      append(Raw.tick());
      var mark = offset;
      var markMs = Partition.START_MS + nowMs;
      for (int page = 0; page < ENTITIES; page += PAGE) {
        var first = page;
        at(nowMs + random.nextInt(4_000), () -> read(first, mark, markMs));
      }
    }

    private void read(int first, long mark, long markMs) {
      var answeredMs = nowMs + random.nextInt(2_000);
      for (int entity = first; entity < Math.min(first + PAGE, ENTITIES); entity++) {
        var id = "po-" + entity;
        var seen = seen(id);
        if (seen > 0) {
          at(
              answeredMs,
              () -> {
                overtakenRows += shown.getOrDefault(id, 0) > seen ? 1 : 0;
                append(Api.row(mark, markMs, content(id, seen)));
              });
        }
      }
    }

    /// The state that the API shows, which lags; 0 if there is none.
    private int seen(String id) {
      var then = nowMs - (long) (random.nextDouble() * lagMs);
      return history.getOrDefault(id, List.of()).stream()
          .filter(state -> state.atMs() <= then)
          .mapToInt(state -> (int) state.number())
          .max()
          .orElse(0);
    }

    private void append(Raw raw) {
      offset++;
      var folded = partition.append(raw);
      Api.requests(folded).forEach(this::serve);
      for (var output : folded.outputs()) {
        if (output.topic().equals("t.purchase-orders")) {
          show(Folded.value(output));
        }
      }
    }

    private void serve(FetchRequest request) {
      var beginMs =
          Math.max(nowMs, request.notBefore().toEpochMilli() - Partition.START_MS)
              + random.nextInt(500);
      at(
          beginMs,
          () -> {
            var id = request.ids().getFirst();
            var seen = seen(id);
            var answer = seen == 0 ? Api.absence(request) : Api.answer(request, content(id, seen));
            at(nowMs + random.nextInt(500), () -> append(answer));
          });
    }

    private void show(String event) {
      var value = (JsonReader.Reading.Document) JsonReader.read(event.getBytes(UTF_8));
      var members = (Json.Obj) value.value();
      var id = text((Json.Obj) Objects.requireNonNull(members.member("entity")), "id");
      var data = (Json.Obj) Objects.requireNonNull(members.member("data"));
      var state = Integer.parseInt(text(data, "title"));
      if (state < shown.getOrDefault(id, 0)) {
        steppingBack.add(id + ": " + state + " after " + shown.get(id));
      }
      shown.put(id, state);
    }

    private static String text(Json.Obj object, String member) {
      return ((Json.Str) Objects.requireNonNull(object.member(member))).value();
    }

    /// Whole seconds, so that two states seldom have the same time.
    private static String content(String id, int state) {
      var changedAt = Instant.ofEpochMilli(Partition.START_MS).plusSeconds(state);
      return "{\"key\":\"%s\",\"title\":\"%d\",\"updatedAt\":\"%s\"}"
          .formatted(id, state, changedAt);
    }
  }
}
