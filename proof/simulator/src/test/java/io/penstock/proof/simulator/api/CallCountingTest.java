package io.penstock.proof.simulator.api;

import static io.penstock.proof.simulator.api.ServedWorld.ID;
import static io.penstock.proof.simulator.api.ServedWorld.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.penstock.cli.payloads.ApiGeneration;
import io.penstock.proof.fixtures.Eventually;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class CallCountingTest {
  private static final ApiConnection CONNECTION = ApiConnection.of(ID, ApiGeneration.V3);

  @Test
  void callsBeyondTheLimitAreRefusedUntilTheNextWindow() {
    try (var world = new ServedWorld(CONNECTION.with(CallLimit.perMinute(3)))) {
      assertThat(IntStream.range(0, 3).map(_ -> world.get(ORDERS).statusCode())).containsOnly(200);
      world.clock.advance(Duration.ofMillis(20_500));

      var refused = world.get(ORDERS);

      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(ServedWorld.text(refused, "/error/code")).isEqualTo("RATE_LIMIT_EXCEEDED");
      assertThat(refused.headers().firstValue("Retry-After")).contains("40");
      world.clock.advance(Duration.ofMillis(39_499));
      assertThat(world.get(ORDERS).statusCode()).isEqualTo(429);
      world.clock.advance(Duration.ofMillis(1));
      assertThat(world.get(ORDERS).statusCode()).isEqualTo(200);
      assertThat(world.api.counts(ID).overLimit()).isEqualTo(2);
    }
  }

  @Test
  void windowBeginsWithItsFirstCall() {
    try (var world = new ServedWorld(CONNECTION.with(CallLimit.perMinute(1)))) {
      world.clock.advance(Duration.ofSeconds(50));
      assertThat(world.get(ORDERS).statusCode()).isEqualTo(200);
      world.clock.advance(Duration.ofSeconds(30));

      assertThat(world.get(ORDERS).statusCode()).isEqualTo(429);
    }
  }

  @Test
  void limitIsOfOneConnection() {
    try (var world = new ServedWorld(CONNECTION.with(CallLimit.perMinute(1)))) {
      world.get(ORDERS);
      world.token = "unknown";

      assertThat(IntStream.range(0, 5).map(_ -> world.get(ORDERS).statusCode())).containsOnly(401);
      assertThat(world.api.counts(ID).overLimit()).isZero();
    }
  }

  @Test
  void callBeforeRetryAfterIsOverIsCountedAsTooEarly() {
    try (var world = new ServedWorld(CONNECTION)) {
      world.faults().next("/", new ApiFault.TooManyRequests(Duration.ofSeconds(30), false));
      world.get(ORDERS);
      assertThat(world.api.counts(ID).tooEarly()).isZero();

      world.clock.advance(Duration.ofMillis(29_999));
      world.get(ORDERS);
      assertThat(world.api.counts(ID).tooEarly()).isEqualTo(1);
      world.clock.advance(Duration.ofMillis(1));
      world.get(ORDERS);

      assertThat(world.api.counts(ID).tooEarly()).isEqualTo(1);
    }
  }

  @Test
  void callsAreCountedByStatus() {
    try (var world = new ServedWorld(CONNECTION).withOrders(1)) {
      world.get(ORDERS);
      world.get(ORDERS + "/po-1");
      world.get(ORDERS + "/po-2");

      assertThat(world.api.counts(ID).byStatus()).isEqualTo(Map.of(200, 2, 404, 1));
      assertThat(world.api.counts(ID).all()).isEqualTo(3);
    }
  }

  @Test
  void callsOneAfterTheOtherAreNeverAtOnce() {
    try (var world = new ServedWorld(CONNECTION)) {
      for (int call = 0; call < 100; call++) {
        world.get(ORDERS);
      }

      assertThat(world.api.counts(ID).atOnceMax()).isEqualTo(1);
    }
  }

  @Test
  void callsAtOnceAreCounted() {
    try (var world = new ServedWorld(CONNECTION)) {
      world.faults().always("/", new ApiFault.Silence());
      var calls =
          IntStream.range(0, 5)
              .mapToObj(
                  _ -> world.http.sendAsync(world.request(ORDERS).build(), BodyHandlers.ofString()))
              .toList();

      Eventually.holds("5 calls", () -> world.api.counts(ID).atOnceMax() == 5);
      calls.forEach(call -> call.cancel(true));
      world.http.shutdownNow();

      Eventually.holds("5 ends", () -> world.api.counts(ID).all() == 5);
      assertThat(world.api.counts(ID).byStatus()).isEqualTo(Map.of(0, 5));
    }
  }

  @Test
  void journalHasEveryCallWithoutItsToken() {
    try (var world = new ServedWorld(CONNECTION).withOrders(1)) {
      var pair = world.api.issueTokens(ID);
      world.token = pair.access();
      long before = System.nanoTime();
      world.get(ORDERS + "?page=1&per_page=5");
      world.get(ORDERS + "/po-9");
      var refreshed = world.refresh("refresh_token", pair.refresh());
      world.get(ORDERS);
      long after = System.nanoTime();

      assertThat(world.api.calls())
          .extracting(
              AnsweredCall::connection,
              AnsweredCall::method,
              AnsweredCall::target,
              AnsweredCall::status)
          .containsExactly(
              tuple(ID, "GET", ORDERS + "?page=1&per_page=5", 200),
              tuple(ID, "GET", ORDERS + "/po-9", 404),
              tuple(ID, "POST", "/link/token", 200),
              tuple("", "GET", ORDERS, 401));
      assertThat(world.api.calls().toString())
          .doesNotContain(pair.access(), pair.refresh())
          .doesNotContain(ServedWorld.text(refreshed, "/access_token"));
      var times =
          world.api.calls().stream()
              .flatMap(call -> Stream.of(call.beginNanos(), call.endNanos()))
              .toList();
      assertThat(times).isSorted().allMatch(time -> time - before >= 0 && after - time >= 0);
    }
  }
}
