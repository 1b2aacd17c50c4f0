package io.penstock.proof.simulator.api;

import static io.penstock.proof.simulator.api.ServedWorld.ORDERS;
import static io.penstock.proof.simulator.api.ServedWorld.START;
import static io.penstock.proof.simulator.api.ServedWorld.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.payloads.ApiGeneration;
import io.penstock.schemas.EntityTypes;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class TokenTest {
  private static final ApiConnection CONNECTION =
      ApiConnection.of(ServedWorld.ID, ApiGeneration.V3);

  @Test
  void callWithoutAKnownTokenIsUnauthorized() {
    try (var world = new ServedWorld(CONNECTION)) {
      var without = HttpRequest.newBuilder(URI.create(world.api.address() + ORDERS)).build();
      assertThat(world.send(without).statusCode()).isEqualTo(401);

      world.token = "guessed";
      var response = world.get(ORDERS);

      assertThat(response.statusCode()).isEqualTo(401);
      assertThat(text(response, "/error/code")).isEqualTo("AUTHENTICATION_FAILED");
    }
  }

  @Test
  void tokenShowsTheEntitiesOfItsConnectionOnly() {
    var clock = new HandClock(START);
    var source = new ApiSource();
    var other = ApiConnection.of("conn-2", ApiGeneration.V3);
    try (var world = new ServedWorld(CONNECTION).withOrders(1);
        var shared =
            SimulatedApi.start(0, source, List.of(CONNECTION, other), 1, clock, System::nanoTime)) {
      source.put(
          new SourceEntity("conn-2", EntityTypes.PURCHASE_ORDER, "theirs"), START, "{}", START);
      var mine = shared.issueTokens(ServedWorld.ID).access();
      var theirs = shared.issueTokens("conn-2").access();

      assertThat(statusOf(world, shared, mine)).isEqualTo(404);
      assertThat(statusOf(world, shared, theirs)).isEqualTo(200);
    }
  }

  private static int statusOf(ServedWorld world, SimulatedApi api, String token) {
    var request =
        HttpRequest.newBuilder(URI.create(api.address() + ORDERS + "/theirs"))
            .header("Authorization", "Bearer " + token)
            .build();
    return world.send(request).statusCode();
  }

  @Test
  void tokenExpiresAtItsTime() {
    try (var world = new ServedWorld(CONNECTION)) {
      world.token = world.api.issueTokens(ServedWorld.ID, START.plusSeconds(60)).access();

      world.clock.advance(Duration.ofSeconds(59));
      assertThat(world.get(ORDERS).statusCode()).isEqualTo(200);
      world.clock.advance(Duration.ofSeconds(1));
      assertThat(world.get(ORDERS).statusCode()).isEqualTo(401);
      assertThat(world.api.counts(ServedWorld.ID).byStatus()).containsEntry(401, 1);
    }
  }

  @Test
  void tokenThatExpiresByCommandCanBeRefreshed() {
    try (var world = new ServedWorld(CONNECTION)) {
      var pair = world.api.issueTokens(ServedWorld.ID);
      world.token = pair.access();

      world.api.expireToken(ServedWorld.ID);

      assertThat(world.get(ORDERS).statusCode()).isEqualTo(401);
      assertThat(world.refresh("refresh_token", pair.refresh()).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void revokedTokenIsUnauthorized() {
    try (var world = new ServedWorld(CONNECTION)) {
      world.api.revokeTokens(ServedWorld.ID);

      assertThat(world.get(ORDERS).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void typeWithoutPermissionIsForbidden() {
    var connection = CONNECTION.withoutPermissionFor(EntityTypes.PURCHASE_ORDER);
    try (var world = new ServedWorld(connection).withOrders(1)) {
      assertThat(world.get(ORDERS).statusCode()).isEqualTo(403);
      assertThat(world.get(ORDERS + "/po-1").statusCode()).isEqualTo(403);
      assertThat(world.get("/api/eam/work-orders").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void refreshAnswersANewPairAndInvalidatesThePreviousOne() {
    try (var world = new ServedWorld(CONNECTION)) {
      var first = world.api.issueTokens(ServedWorld.ID);
      world.token = first.access();

      var response = world.refresh("refresh_token", first.refresh());

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(text(response, "/token_type")).isEqualTo("bearer");
      assertThat(world.get(ORDERS).statusCode()).isEqualTo(401);
      assertThat(world.refresh("refresh_token", first.refresh()).statusCode()).isEqualTo(400);
      world.token = text(response, "/access_token");
      assertThat(world.get(ORDERS).statusCode()).isEqualTo(200);
      assertThat(world.refresh("refresh_token", text(response, "/refresh_token")).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void expiryIsAnAbsoluteTimeOrADuration() {
    var life = Duration.ofDays(30);
    try (var world = new ServedWorld(CONNECTION)) {
      assertThat(expiresIn(world)).isEqualTo(START.plus(life).getEpochSecond());
    }
    var relative = new TokenTerms(life, Duration.ofDays(31), false);
    try (var world = new ServedWorld(CONNECTION.with(relative))) {
      assertThat(expiresIn(world)).isEqualTo(life.toSeconds());
    }
  }

  private static long expiresIn(ServedWorld world) {
    var pair = world.api.issueTokens(ServedWorld.ID);
    return Long.parseLong(text(world.refresh("refresh_token", pair.refresh()), "/expires_in"));
  }

  @Test
  void refreshTokenExpires() {
    try (var world = new ServedWorld(CONNECTION)) {
      var pair = world.api.issueTokens(ServedWorld.ID);
      world.clock.advance(Duration.ofDays(31));

      var response = world.refresh("refresh_token", pair.refresh());

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(text(response, "/error")).isEqualTo("invalid_grant");
    }
  }

  @Test
  void otherGrantIsUnsupportedAndKeepsThePair() {
    try (var world = new ServedWorld(CONNECTION)) {
      var pair = world.api.issueTokens(ServedWorld.ID);
      world.token = pair.access();

      var response = world.refresh("client_credentials", pair.refresh());

      assertThat(text(response, "/error")).isEqualTo("unsupported_grant_type");
      assertThat(world.get(ORDERS).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void tokenFileIsWhatTheTokenEndpointAnswers() {
    try (var world = new ServedWorld(CONNECTION)) {
      var pair = world.api.issueTokens(ServedWorld.ID);

      assertThat(world.api.tokenFile(ServedWorld.ID, pair))
          .isEqualTo(
              "{\"access_token\":\"%s\",\"refresh_token\":\"%s\",\"token_type\":\"bearer\",\"expires_in\":%d}"
                  .formatted(pair.access(), pair.refresh(), pair.expiresAt().getEpochSecond()));
    }
  }

  @Test
  void pairsTextShowsNoToken() {
    try (var world = new ServedWorld(CONNECTION)) {
      var pair = world.api.issueTokens(ServedWorld.ID);

      assertThat(pair.toString()).doesNotContain(pair.access(), pair.refresh());
    }
  }
}
