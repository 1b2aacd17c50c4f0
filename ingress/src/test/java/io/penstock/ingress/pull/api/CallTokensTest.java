package io.penstock.ingress.pull.api;

import static io.penstock.ingress.pull.api.Calls.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.Eventually;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which token a call has: of the file, of a changed file, of a refresh.
class CallTokensTest {
  private static final Instant LATER = Calls.NOW.plusSeconds(3600);

  private Calls calls;
  private ScriptedApi api;
  private ScriptedApi endpoint;

  @BeforeEach
  void open(@TempDir Path directory) throws IOException {
    calls = new Calls(Files.createDirectory(directory.resolve("tokens")));
    api = ScriptedApi.http(calls.vertx).answers(ScriptedApi.onlyFor("good"));
    endpoint = ScriptedApi.http(calls.vertx).answers(newToken("good"));
    calls.connections.with("acme", api.url(""), "token.url: " + endpoint.url("/token"));
  }

  @AfterEach
  void close() {
    calls.close();
  }

  private static Handler<HttpServerRequest> newToken(String token) {
    return request ->
        request
            .response()
            .end(
                "{\"access_token\":\"%s\",\"refresh_token\":\"r2\",\"expires_in\":%d}"
                    .formatted(token, LATER.getEpochSecond()));
  }

  private static String refreshable(String token, Instant expiresAt) {
    return """
        {"access_token": "%s", "refresh_token": "r1", "expires_in": %d,
         "client_id": "me", "client_secret": "s3cret"}
        """
        .formatted(token, expiresAt.getEpochSecond());
  }

  @Test
  void aMissingTokenStopsTheConnectionUntilItsFileIsThere() throws Exception {
    assertThat(calls.fetch("acme").label()).isEqualTo("token-missing");
    assertThat(calls.recorded.heard).containsExactly("acme stopped: token-missing");
    calls.connections.token("acme", "good\n");
    calls.lookUntil("acme resumed");
    assertThat(calls.fetch("acme").label()).isEqualTo("ok");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "{", "{\"token\":\"good\"}", "two words"})
  void aFileWithoutATokenStopsTheConnection(String content) throws Exception {
    calls.connections.token("acme", content);
    assertThat(calls.fetch("acme").label()).isEqualTo("token-unreadable");
    assertThat(api.asked).isEmpty();
  }

  @Test
  void aTokenThatIsTakenAwayStopsTheConnection() throws Exception {
    calls.connections.token("acme", "good");
    assertThat(calls.fetch("acme").label()).isEqualTo("ok");
    Files.delete(calls.connections.tokens().resolve("acme"));
    calls.lookUntil("acme stopped: token-missing");
    assertThat(calls.fetch("acme").label()).isEqualTo("token-missing");
  }

  @Test
  void aRefusedTokenStopsTheConnectionUntilItsFileChanges() throws Exception {
    calls.connections.token("acme", "bad");
    assertThat(calls.fetch("acme").label()).isEqualTo("unauthorized");
    calls.connections.token("acme", "good");
    calls.lookUntil("acme resumed");
    assertThat(calls.fetch("acme").label()).isEqualTo("ok");
    assertThat(calls.recorded.heard).containsExactly("acme stopped: unauthorized", "acme resumed");
  }

  @Test
  void aRefusedTokenIsReadAnewAtOnce() throws Exception {
    calls.connections.token("acme", "old");
    api.answers(ScriptedApi.onlyFor("old"));
    assertThat(calls.fetch("acme").label()).isEqualTo("ok");
    api.answers(ScriptedApi.onlyFor("good"));
    calls.connections.token("acme", "good");

    assertThat(calls.fetch("acme").label()).isEqualTo("ok");

    assertThat(calls.recorded.heard).isEmpty();
    assertThat(calls.recorded.events)
        .containsExactly(
            "acme began", "acme ok", "acme began", "acme unauthorized", "acme began", "acme ok");
  }

  @Test
  void aCallIsRepeatedWithAnotherTokenOnlyOnce() throws Exception {
    calls.connections.token("acme", refreshable("bad", LATER));
    endpoint.answers(newToken("bad-as-well"));
    assertThat(calls.fetch("acme").label()).isEqualTo("unauthorized");
    assertThat(api.asked).hasSize(2);
    assertThat(endpoint.asked).hasSize(1);
  }

  @Test
  void aTokenThatExpiresSoonIsRefreshedAndSaved() throws Exception {
    calls.connections.token("acme", refreshable("old", Calls.NOW.plusSeconds(299)));

    assertThat(calls.fetch("acme").label()).isEqualTo("ok");

    var asked = endpoint.asked.getFirst();
    assertThat(asked.method()).isEqualTo(HttpMethod.POST);
    assertThat(asked.authorization()).isNull();
    assertThat(asked.body())
        .isEqualTo("grant_type=refresh_token&refresh_token=r1&client_id=me&client_secret=s3cret");
    assertThat(api.asked).hasSize(1);
    var file = calls.connections.tokens().resolve("acme");
    assertThat(Files.readString(file))
        .isEqualTo(
            "{\"access_token\":\"good\",\"client_id\":\"me\",\"client_secret\":\"s3cret\","
                + "\"expires_in\":%d,\"refresh_token\":\"r2\"}",
            LATER.getEpochSecond());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(calls.recorded.events).contains("acme token refreshed");
  }

  @Test
  void aTokenIsRefreshedOnceForAllCallsThatBegin() throws Exception {
    calls.connections.token("acme", refreshable("old", Calls.NOW));
    var first = calls.begin("acme");
    var second = calls.begin("acme");
    assertThat(await(first).label()).isEqualTo("ok");
    assertThat(await(second).label()).isEqualTo("ok");
    assertThat(endpoint.asked).hasSize(1);
    assertThat(api.asked)
        .map(ScriptedApi.Asked::authorization)
        .containsExactly("Bearer good", "Bearer good");
  }

  @Test
  void aTokenThatCountsForLongerIsNotRefreshed() throws Exception {
    calls.connections.token("acme", refreshable("good", Calls.NOW.plusSeconds(301)));
    assertThat(calls.fetch("acme").label()).isEqualTo("ok");
    assertThat(endpoint.asked).isEmpty();
  }

  @Test
  void aTokenIsUsedUntilTheEndIfTheEndpointFails() throws Exception {
    calls.connections.token("acme", refreshable("good", Calls.NOW.plusSeconds(60)));
    endpoint.answers(500);
    assertThat(calls.fetch("acme").label()).isEqualTo("ok");
    assertThat(calls.fetch("acme").label()).isEqualTo("ok");
    assertThat(endpoint.asked).as("not asked again within a minute").hasSize(1);
    assertThat(calls.recorded.events).contains("acme token unanswered");
  }

  @Test
  void aRefusedTokenIsRefreshedOnceForAllCalls() throws Exception {
    calls.connections.token("acme", refreshable("bad", LATER));
    var held = new CopyOnWriteArrayList<HttpServerRequest>();
    api.answers(held::add);
    var first = calls.begin("acme");
    var second = calls.begin("acme");
    Eventually.holds("both are in flight", () -> held.size() == 2);
    api.answers(ScriptedApi.onlyFor("good"));
    held.forEach(request -> request.response().setStatusCode(401).end());

    assertThat(await(first).label()).isEqualTo("ok");
    assertThat(await(second).label()).isEqualTo("ok");
    assertThat(endpoint.asked).hasSize(1);
  }

  @Test
  void aRefusedRefreshTokenStopsTheConnection() throws Exception {
    calls.connections.token("acme", refreshable("bad", LATER));
    endpoint.answers(400);
    assertThat(calls.fetch("acme").label()).isEqualTo("unauthorized");
    assertThat(calls.recorded.events).contains("acme token refused");
    assertThat(calls.recorded.heard).containsExactly("acme stopped: unauthorized");
  }

  @Test
  void aTokenThatAnotherProcessHasRefreshedIsUsed() throws Exception {
    calls.connections.token("acme", refreshable("bad", LATER));
    endpoint.answers(
        request -> {
          token("good");
          request.response().setStatusCode(400).end();
        });
    assertThat(calls.fetch("acme").label()).isEqualTo("ok");
    assertThat(calls.recorded.heard).isEmpty();
  }

  private void token(String content) {
    try {
      calls.connections.token("acme", content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void anEndpointThatDoesNotAnswerIsAskedAgain() throws Exception {
    calls.connections.token("acme", refreshable("bad", LATER));
    endpoint.answersInTurn(
        List.of(request -> request.response().setStatusCode(503).end(), newToken("good")));
    assertThat(calls.fetch("acme").label()).isEqualTo("ok");
    assertThat(calls.recorded.heard).isEmpty();
  }

  @Test
  void aTokenThatCantBeSavedIsUsedAllTheSame() throws Exception {
    calls.connections.token("acme", refreshable("bad", LATER));
    endpoint.answers(
        request -> {
          takeTokensAway();
          newToken("good").handle(request);
        });
    assertThat(calls.fetch("acme").label()).isEqualTo("ok");
    assertThat(calls.recorded.events).contains("acme token not-saved");
  }

  private void takeTokensAway() {
    try {
      var tokens = calls.connections.tokens();
      Files.move(tokens, tokens.resolveSibling("away"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
