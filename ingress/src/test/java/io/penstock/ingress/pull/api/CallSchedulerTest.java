package io.penstock.ingress.pull.api;

import static io.penstock.ingress.pull.api.Calls.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.pull.api.ApiResult.Answered;
import io.penstock.ingress.pull.api.ApiResult.Failed;
import io.penstock.proof.fixtures.Eventually;
import io.penstock.schemas.EntityTypes;
import io.penstock.senders.api.PagePosition;
import io.penstock.senders.connection.Connection.State;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Calls of real servers, with retries, limits and stops.
class CallSchedulerTest {
  private static final String LIST = "{\"data\":[{\"id\":\"7\"}],\"meta\":{\"last_page\":1}}";
  private static final String HTML = "<html><body>Be right back</body></html>";

  private final Queue<HttpServerRequest> held = new ConcurrentLinkedQueue<>();
  private Calls calls;
  private ScriptedApi api;

  @BeforeEach
  void open(@TempDir Path directory) throws IOException {
    calls = new Calls(directory);
    api = ScriptedApi.http(calls.vertx);
    calls.connections.with("acme", api.url("")).token("acme", "t0ken");
  }

  @AfterEach
  void close() {
    calls.close();
  }

  @Test
  void anEntityIsFetchedWithTheToken() {
    var answer = (Answered) calls.fetch("acme");
    assertThat(answer.body()).isEqualTo(ScriptedApi.entityBytes());
    assertThat(api.asked.getFirst().uri()).isEqualTo("/assets/7");
    assertThat(api.asked.getFirst().authorization()).isEqualTo("Bearer t0ken");
    assertThat(calls.recorded.events).containsExactly("acme began", "acme ok");
  }

  @Test
  void aPageIsAskedForWithItsPositionAndSize() throws Exception {
    calls.connections.with(
        "acme", api.url(""), "changed-since: {parameter: since, format: rfc3339}");
    api.answers(request -> request.response().end(LIST));
    var since = Instant.parse("2026-11-01T00:00:00Z");
    var at = new PagePosition(3, null);

    var page =
        calls.onLoop(() -> calls.scheduler.page("acme", PulledConnections.ASSET, at, since, 1));

    assertThat(await(page).last().label()).isEqualTo("ok");
    assertThat(api.asked.getFirst().uri())
        .isEqualTo("/assets?page=4&per_page=1&since=2026-11-01T00%3A00%3A00Z");
  }

  @Test
  void anApiWithoutAFilterListsAll() {
    api.answers(request -> request.response().end(LIST));
    var page =
        calls.onLoop(
            () ->
                calls.scheduler.page(
                    "acme", PulledConnections.ASSET, PagePosition.FIRST, Instant.EPOCH, null));
    assertThat(await(page).last().label()).isEqualTo("ok");
    assertThat(api.asked.getFirst().uri()).isEqualTo("/assets?page=1&per_page=100");
  }

  @ParameterizedTest
  @CsvSource({"500, server-error", "503, server-error", "429, rate-limited"})
  void aPassingFailureIsTriedSixTimes(int status, String label) {
    api.answers(status);
    assertThat(calls.fetch("acme").label()).isEqualTo(label);
    assertThat(api.asked).hasSize(6);
  }

  @Test
  void aCallIsRepeatedUntilItSucceeds() {
    api.answersInTurn(
        List.of(
            request -> request.response().setStatusCode(502).end(),
            request -> request.connection().close(),
            ScriptedApi::entity));
    assertThat(calls.fetch("acme").label()).isEqualTo("ok");
    assertThat(api.asked).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 302, 400, 404, 410, 422})
  void otherStatusesAreNotTriedAgain(int status) {
    api.answers(status);
    calls.fetch("acme");
    assertThat(api.asked).hasSize(1);
  }

  @Test
  void anEntityThatCantBeReadIsAskedForThreeMoreTimes() {
    api.answers(request -> request.response().end(HTML));
    var answer = (Answered) calls.fetch("acme");
    assertThat(answer.body()).asString().isEqualTo(HTML);
    assertThat(api.asked).hasSize(4);
  }

  @Test
  void aPageThatCantBeReadIsTriedSixTimes() {
    api.answers(request -> request.response().end("{\"data\":[]}"));
    assertThat(await(calls.beginPage("acme", PagePosition.FIRST)).label()).isEqualTo("ok");
    assertThat(api.asked).hasSize(6);
  }

  @Test
  void aPageWithTheCursorOfItselfIsNotTriedAgain() throws Exception {
    calls.connections.with(
        "acme", api.url(""), "paging: {style: cursor, cursor: after, next: /next}");
    api.answers(request -> request.response().end("{\"data\":[],\"next\":\"c\"}"));
    assertThat(await(calls.beginPage("acme", new PagePosition(1, "c"))).label()).isEqualTo("ok");
    assertThat(api.asked).hasSize(1);
  }

  @Test
  void aConnectionThatIsNotConfiguredOrHasNoApiOrIsDisconnectedIsNotPulled() {
    calls.connections.with("pushes", null, State.ACTIVE);
    calls.connections.with("gone", calls.connections.access("acme"), State.DISCONNECTED);
    for (var id : List.of("unknown", "pushes", "gone")) {
      assertThat(calls.fetch(id).label()).isEqualTo("not-pulled");
    }
    assertThat(api.asked).isEmpty();
  }

  @Test
  void whatHasNoUrlIsNotAskable() {
    var site =
        EntityTypes.ALL.stream()
            .filter(each -> each.name().equals("site"))
            .findFirst()
            .orElseThrow();
    var type = calls.onLoop(() -> calls.scheduler.fetch("acme", site, "7"));
    var id = calls.onLoop(() -> calls.scheduler.fetch("acme", PulledConnections.ASSET, "\ud800"));
    assertThat(await(type).last().label()).isEqualTo("not-askable");
    assertThat(await(id).last().label()).isEqualTo("not-askable");
    assertThat(calls.fetch("acme").label()).isEqualTo("ok");
  }

  @Test
  void retryAfterHoldsAllCallsOfTheConnection() {
    api.answersInTurn(
        List.of(
            request -> request.response().setStatusCode(429).putHeader("retry-after", "3600").end(),
            ScriptedApi::entity));
    var first = calls.begin("acme");
    Eventually.holds("429", () -> calls.recorded.events.contains("acme rate-limited"));
    calls.skip(Duration.ofMinutes(50));
    var second = calls.begin("acme");
    assertThat(calls.recorded.events).containsOnlyOnce("acme began");

    calls.skip(Duration.ofMinutes(10));
    var third = calls.begin("acme");

    for (var call : List.of(first, second, third)) {
      assertThat(await(call).label()).isEqualTo("ok");
    }
  }

  @Test
  void noMoreCallsAreInFlightThanTheRecipeAllows() {
    api.answers(held::add);
    var all = IntStream.range(0, 5).mapToObj(_ -> calls.begin("acme")).toList();
    for (int answered = 0; answered < 5; answered++) {
      var inFlight = Math.min(2, 5 - answered);
      Eventually.holds("calls are in flight", () -> held.size() == inFlight);
      assertThat(calls.onLoop(() -> held.size())).isEqualTo(inFlight);
      ScriptedApi.entity(held.remove());
    }
    all.forEach(call -> assertThat(await(call).label()).isEqualTo("ok"));
  }

  @Test
  void theRateOfTheRecipeIsKept() throws Exception {
    calls.connections.with("acme", api.url(""), "rate: {per-minute: 1, at-once: 1}");
    assertThat(calls.fetch("acme").label()).isEqualTo("ok");
    var early = calls.begin("acme");
    assertThat(calls.recorded.events).containsOnlyOnce("acme began");
    calls.skip(Duration.ofMinutes(1));
    var late = calls.begin("acme");
    assertThat(await(early).label()).isEqualTo("ok");
    assertThat(late.isComplete()).isFalse();
  }

  @Test
  void callWhoseTimeComesWhileItIsLookedForBegins() throws Exception {
    // A call may begin each 60 ms. From the start of a call to its end the clock is read about six
    // times. One more reading, and the time of the next call has come.
    calls.connections.with("acme", api.url(""), "rate: {per-minute: 1000, at-once: 1}");
    calls.step = Duration.ofMillis(9).toNanos();

    var all = IntStream.range(0, 20).mapToObj(_ -> calls.begin("acme")).toList();

    all.forEach(call -> assertThat(await(call).label()).isEqualTo("ok"));
  }

  @Test
  void fetchesGoFirstButAPageHasItsTurn() throws Exception {
    calls.connections.with("acme", api.url(""), "rate: {per-minute: 100000, at-once: 1}");
    api.answers(held::add);
    var all = new ArrayList<Future<ApiResult>>();
    all.add(calls.begin("acme"));
    Eventually.holds("one call is in flight", () -> held.size() == 1);
    IntStream.range(0, 12).forEach(_ -> all.add(calls.begin("acme")));
    all.add(calls.beginPage("acme", PagePosition.FIRST));

    var passage = held.remove();
    api.answers(
        request -> {
          if (request.uri().startsWith("/assets?")) {
            request.response().end(LIST);
          } else {
            ScriptedApi.entity(request);
          }
        });
    ScriptedApi.entity(passage);

    all.forEach(call -> assertThat(await(call).label()).isEqualTo("ok"));
    var uris = api.asked.stream().map(ScriptedApi.Asked::uri).toList();
    assertThat(uris.indexOf("/assets?page=1&per_page=100")).isEqualTo(10);
  }

  @Test
  void aConnectionThatHangsDelaysNoOther() throws Exception {
    var hanging = ScriptedApi.http(calls.vertx).answers(held::add);
    calls.connections.with("slow", hanging.url("")).token("slow", "t0ken");
    var slow = IntStream.range(0, 50).mapToObj(_ -> calls.begin("slow")).toList();
    Eventually.holds("the slow one hangs", () -> held.size() == 2);

    for (int call = 0; call < 20; call++) {
      assertThat(calls.fetch("acme").label()).isEqualTo("ok");
    }

    assertThat(slow).noneMatch(Future::isComplete);
  }

  @Test
  void aConnectionWhoseCircuitStaysOpenIsStoppedAndGoesOnWithATrial() {
    api.answers(500);
    assertThat(calls.fetch("acme").label()).isEqualTo("server-error");
    assertThat(calls.recorded.heard).isEmpty();
    calls.skip(Duration.ofSeconds(31));

    assertThat(calls.fetch("acme").label()).isEqualTo("server-error");

    assertThat(api.asked).as("6 tries, and the trial alone").hasSize(7);
    Eventually.holds("resumed", () -> calls.recorded.heard.contains("acme resumed"));
    assertThat(calls.recorded.heard).containsExactly("acme stopped: circuit-open", "acme resumed");
    api.answers(ScriptedApi::entity);
    assertThat(calls.fetch("acme").label()).isEqualTo("ok");
    assertThat(calls.recorded.events).contains("acme closed");
  }

  @Test
  void callsOfAStoppedConnectionFailAtOnce() {
    api.answers(401);
    assertThat(calls.fetch("acme").label()).isEqualTo("unauthorized");
    var asked = api.asked.size();
    assertThat(calls.fetch("acme").label()).isEqualTo("unauthorized");
    assertThat(api.asked).hasSize(asked);
    assertThat(calls.recorded.heard).containsExactly("acme stopped: unauthorized");
  }

  @Test
  void callsThatWaitFailWhenTheConnectionIsStopped() throws Exception {
    calls.connections.with("acme", api.url(""), "rate: {per-minute: 100000, at-once: 1}");
    api.answers(held::add);
    var first = calls.begin("acme");
    var second = calls.begin("acme");
    Eventually.holds("one call is in flight", () -> held.size() == 1);
    held.remove().response().setStatusCode(403).end();
    assertThat(await(first).label()).isEqualTo("unauthorized");
    assertThat(await(second).label()).isEqualTo("unauthorized");
    assertThat(api.asked).hasSize(1);
  }

  @Test
  void tooManyCallsDoNotWait() {
    api.answers(held::add);
    var full =
        calls.onLoop(
            () ->
                IntStream.range(0, ConnectionCalls.WAITING_MAX + 3)
                    .mapToObj(_ -> calls.scheduler.fetch("acme", PulledConnections.ASSET, "7"))
                    .toList());
    assertThat(((Failed) await(full.getLast()).last()).failure()).isEqualTo(CallFailure.QUEUE_FULL);
    Eventually.holds("two calls are in flight", () -> held.size() == 2);
    assertThat(full.subList(0, full.size() - 3)).noneMatch(Future::isComplete);
  }

  @Test
  void waitingCallsOfAChangedConnectionAreMadeByItsNewAccess() throws Exception {
    api.answers(held::add);
    var all = IntStream.range(0, 4).mapToObj(_ -> calls.begin("acme")).toList();
    Eventually.holds("two calls are in flight", () -> held.size() == 2);
    var moved = ScriptedApi.http(calls.vertx);
    calls.connections.with("acme", moved.url(""));

    calls.look();

    assertThat(await(all.get(2)).label()).isEqualTo("ok");
    assertThat(await(all.get(3)).label()).isEqualTo("ok");
    assertThat(moved.asked).hasSize(2);
    held.forEach(ScriptedApi::entity);
    assertThat(await(all.get(0)).label()).isEqualTo("ok");
    assertThat(await(all.get(1)).label()).isEqualTo("ok");
  }

  @Test
  void aStoppedConnectionThatIsChangedGoesOn() throws Exception {
    api.answers(401);
    assertThat(calls.fetch("acme").label()).isEqualTo("unauthorized");
    var moved = ScriptedApi.http(calls.vertx);
    calls.connections.with("acme", moved.url(""));
    assertThat(calls.fetch("acme").label()).isEqualTo("ok");
    assertThat(calls.recorded.heard).containsExactly("acme stopped: unauthorized", "acme resumed");
  }

  @Test
  void waitingCallsOfARemovedConnectionFail() {
    api.answers(held::add);
    var all = IntStream.range(0, 3).mapToObj(_ -> calls.begin("acme")).toList();
    Eventually.holds("two calls are in flight", () -> held.size() == 2);
    calls.connections.without("acme");
    calls.look();
    assertThat(await(all.get(2)).label()).isEqualTo("not-pulled");
    assertThat(calls.recorded.events).contains("acme left");
  }

  @Test
  void aRemovedConnectionHasNoCircuit() {
    api.answers(held::add);
    var last = calls.begin("acme");
    for (int failures = 1; failures < 5; failures++) {
      Eventually.holds("the call is in flight", () -> held.size() == 1);
      held.remove().response().setStatusCode(500).end();
    }
    Eventually.holds("the call is in flight", () -> held.size() == 1);
    calls.connections.without("acme");
    calls.look();
    held.remove().response().setStatusCode(500).end();

    assertThat(await(last).label()).isEqualTo("server-error");
    assertThat(calls.recorded.events).doesNotContain("acme opened");
  }
}
