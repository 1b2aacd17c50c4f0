package io.penstock.proof.simulator.api;

import static io.penstock.proof.simulator.api.ServedWorld.ID;
import static io.penstock.proof.simulator.api.ServedWorld.ORDERS;
import static io.penstock.proof.simulator.api.ServedWorld.keys;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.cli.payloads.ApiGeneration;
import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.simulator.api.ApiFault.ErrorBody;
import io.penstock.schemas.json.JsonReader;
import io.penstock.schemas.json.JsonReader.Reading;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class ApiFaultTest {
  private static final ApiConnection CONNECTION = ApiConnection.of(ID, ApiGeneration.V3);

  @Test
  void errorHasTheBodyOfTheApiOfAProxyOrNone() {
    try (var world =
        withFaults(
            new ApiFault.Status(500, ErrorBody.JSON),
            new ApiFault.Status(502, ErrorBody.HTML),
            new ApiFault.Status(504, ErrorBody.EMPTY))) {
      var json = world.get(ORDERS);
      var html = world.get(ORDERS);
      var empty = world.get(ORDERS);

      assertThat(json.statusCode()).isEqualTo(500);
      assertThat(ServedWorld.text(json, "/error/code")).isEqualTo("UNAVAILABLE");
      assertThat(html.statusCode()).isEqualTo(502);
      assertThat(html.headers().firstValue("Content-Type")).contains("text/html");
      assertThat(html.body()).contains("<html>", "Error 502");
      assertThat(empty.statusCode()).isEqualTo(504);
      assertThat(empty.body()).isEmpty();
      assertThat(world.get(ORDERS).statusCode()).as("the script is over").isEqualTo(200);
    }
  }

  @Test
  void retryAfterIsInSecondsOrAnHttpDateOnTheApisClock() {
    var skewed = CONNECTION.withClockSkew(Duration.ofMinutes(10));
    try (var world = new ServedWorld(skewed)) {
      world
          .faults()
          .next("/", ApiFault.tooManyRequests(Duration.ofSeconds(90)).toArray(ApiFault[]::new));

      var seconds = world.get(ORDERS);
      var date = world.get(ORDERS);

      assertThat(seconds.statusCode()).isEqualTo(429);
      assertThat(seconds.headers().firstValue("Retry-After")).contains("90");
      assertThat(date.statusCode()).isEqualTo(429);
      assertThat(date.headers().firstValue("Retry-After"))
          .contains("Mon, 04 May 2026 10:11:30 GMT");
      assertThat(world.api.counts(ID).overLimit()).isZero();
    }
  }

  @Test
  void dateHeaderHasTheSkewOfTheConnection() {
    try (var world = new ServedWorld(CONNECTION.withClockSkew(Duration.ofSeconds(-75)))) {
      assertThat(world.get(ORDERS).headers().allValues("Date"))
          .containsExactly("Mon, 04 May 2026 09:58:45 GMT");
      world.token = "unknown";
      assertThat(world.get(ORDERS).headers().allValues("Date"))
          .containsExactly("Mon, 04 May 2026 10:00:00 GMT");
    }
  }

  @Test
  void redirectNamesAnotherHost() {
    var other = URI.create("http://other.invalid/api");
    try (var world = withFaults(new ApiFault.Redirect(other))) {
      var response = world.get(ORDERS);

      assertThat(response.statusCode()).isEqualTo(302);
      assertThat(response.headers().firstValue("Location")).contains(other.toString());
    }
  }

  @Test
  void signInPageIsHtmlWithStatusOk() {
    try (var world = withFaults(new ApiFault.SignInPage())) {
      var response = world.get(ORDERS);

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Content-Type")).contains("text/html");
      assertThat(response.body()).contains("<html>", "Sign in");
    }
  }

  @Test
  void answerIsNotJsonButWhole() {
    try (var world = withFaults(new ApiFault.NotJson())) {
      var response = world.get(ORDERS);

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(JsonReader.read(response.body().getBytes(UTF_8)))
          .isNotInstanceOf(Reading.Document.class);
      assertThat(response.body()).startsWith("{\"data\":[");
    }
  }

  @Test
  void oversizedAnswerIsValid() {
    try (var world = withFaults(new ApiFault.Oversized(300_000))) {
      var response = world.get(ORDERS);

      assertThat(response.body().length()).isBetween(300_000, 300_100);
      assertThat(keys(response)).containsExactly("po-1", "po-2");
    }
  }

  @Test
  void entitiesHaveNoId() {
    try (var world = withFaults(new ApiFault.WithoutIds(), new ApiFault.WithoutIds())) {
      assertThat(world.get(ORDERS).body()).startsWith("{\"data\":[{\"price\":1.50},{\"price\"");
      assertThat(world.get(ORDERS + "/po-1").body()).isEqualTo("{\"data\":{\"price\":1.50}}");
    }
  }

  @Test
  void missingEntityIsGoneAndAPresentOneIsThere() {
    try (var world = withFaults(new ApiFault.Gone(), new ApiFault.Gone())) {
      assertThat(world.get(ORDERS + "/po-9").statusCode()).isEqualTo(410);
      assertThat(world.get(ORDERS + "/po-1").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void silentCallGetsNoAnswer() {
    try (var world = withFaults(new ApiFault.Silence())) {
      var request = world.request(ORDERS).timeout(Duration.ofMillis(300)).build();

      assertThatThrownBy(() -> world.http.send(request, BodyHandlers.ofString()))
          .isInstanceOf(HttpTimeoutException.class);
      Eventually.holds("the end of the call", () -> !world.api.calls().isEmpty());
      assertThat(world.api.calls().getFirst().status()).isZero();
      assertThat(world.api.calls().getFirst().fault()).isEqualTo("silence");
    }
  }

  @Test
  void closingTheApiEndsSilentCalls() {
    try (var world = withFaults(new ApiFault.Silence())) {
      var call = world.http.sendAsync(world.request(ORDERS).build(), BodyHandlers.ofString());
      Eventually.holds("the call", () -> world.api.counts(ID).atOnceMax() == 1);

      world.api.close();

      assertThat(call).failsWithin(Eventually.MAX);
    }
  }

  @Test
  void truncatedAnswerEndsBeforeItsLength() {
    try (var world = withFaults(new ApiFault.Truncated())) {
      assertThatThrownBy(
              () -> world.http.send(world.request(ORDERS).build(), BodyHandlers.ofString()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("content-length");
      assertThat(world.api.calls().getFirst().fault()).isEqualTo("truncated");
      assertThat(keys(world.get(ORDERS))).hasSize(2);
    }
  }

  @Test
  void trickledAnswerIsRightButSlow() {
    var pause = Duration.ofMillis(20);
    try (var world = withFaults(new ApiFault.Trickle(50, pause))) {
      var response = world.get(ORDERS);
      var call = world.api.calls().getFirst();

      assertThat(keys(response)).containsExactly("po-1", "po-2");
      // More than 400 bytes with the head: at least 8 pauses before the last piece.
      assertThat(call.endNanos() - call.beginNanos())
          .isGreaterThan(pause.multipliedBy(8).toNanos());
    }
  }

  @Test
  void endlessAnswerEndsWhenTheClientLeaves() throws Exception {
    try (var world = withFaults(new ApiFault.Endless())) {
      var response = world.http.send(world.request(ORDERS).build(), BodyHandlers.ofInputStream());
      try (var body = response.body()) {
        assertThat(body.readNBytes(5_000_000)).hasSize(5_000_000);
      }

      Eventually.holds("the end of the call", () -> !world.api.calls().isEmpty());
      assertThat(world.api.calls().getFirst().fault()).isEqualTo("endless");
    }
  }

  @Test
  void refreshedTokensAreLostWithTheirAnswer() {
    try (var world = new ServedWorld(CONNECTION)) {
      var pair = world.api.issueTokens(ID);
      world.token = pair.access();
      world.faults().next("/link/token", new ApiFault.Truncated());

      assertThat(world.get(ORDERS).statusCode()).as("another path").isEqualTo(200);
      assertThatThrownBy(() -> world.refresh("refresh_token", pair.refresh()))
          .hasCauseInstanceOf(IOException.class);
      assertThat(world.get(ORDERS).statusCode()).isEqualTo(401);
      assertThat(world.refresh("refresh_token", pair.refresh()).statusCode()).isEqualTo(400);
    }
  }

  @Test
  void refusedRefreshKeepsTheTokens() {
    try (var world = new ServedWorld(CONNECTION)) {
      var pair = world.api.issueTokens(ID);
      world.faults().next("/link/token", new ApiFault.Status(503, ErrorBody.HTML));

      assertThat(world.refresh("refresh_token", pair.refresh()).statusCode()).isEqualTo(503);
      assertThat(world.refresh("refresh_token", pair.refresh()).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void scriptMeetsCallsToItsPathOnlyAndComesBeforeStandingFaults() {
    try (var world = new ServedWorld(CONNECTION).withOrders(1)) {
      world.faults().always("/", new ApiFault.Status(500, ErrorBody.EMPTY));
      world.faults().next(ORDERS + "/", new ApiFault.Status(502, ErrorBody.EMPTY));

      assertThat(world.get(ORDERS).statusCode()).isEqualTo(500);
      assertThat(world.get(ORDERS + "/po-1").statusCode()).isEqualTo(502);
      assertThat(world.get(ORDERS + "/po-1").statusCode()).isEqualTo(500);
      world.faults().clear();
      assertThat(world.get(ORDERS + "/po-1").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void sharesOfRandomFaultsAreMetAndRepeatBySeed() {
    var statuses = statusesWithShares();

    assertThat(statuses.stream().filter(status -> status == 429)).hasSizeBetween(60, 140);
    assertThat(statuses.stream().filter(status -> status >= 500)).hasSizeBetween(20, 80);
    assertThat(statuses).contains(500, 502, 503, 504);
    assertThat(statusesWithShares()).isEqualTo(statuses);
  }

  private static List<Integer> statusesWithShares() {
    try (var world = new ServedWorld(CONNECTION.with(CallLimit.perMinute(1000)))) {
      world.faults().share(200, ApiFault.tooManyRequests(Duration.ZERO));
      world.faults().share(100, ApiFault.serverErrors());
      return IntStream.range(0, 500)
          .mapToObj(_ -> world.get(ORDERS))
          .map(HttpResponse::statusCode)
          .toList();
    }
  }

  @Test
  void randomFaultsDoNotMeetTheTokenEndpoint() {
    try (var world = new ServedWorld(CONNECTION)) {
      world.faults().share(1000, ApiFault.serverErrors());
      var pair = world.api.issueTokens(ID);

      assertThat(world.get(ORDERS).statusCode()).isNotEqualTo(200);
      assertThat(world.refresh("refresh_token", pair.refresh()).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void sharesOfMoreThanAllCallsAreRejected() {
    try (var world = new ServedWorld(CONNECTION)) {
      world.faults().share(600, ApiFault.unreadable());

      assertThatThrownBy(() -> world.faults().share(401, ApiFault.serverErrors()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static ServedWorld withFaults(ApiFault... faults) {
    var world = new ServedWorld(CONNECTION).withOrders(2);
    world.faults().next("/", faults);
    return world;
  }
}
