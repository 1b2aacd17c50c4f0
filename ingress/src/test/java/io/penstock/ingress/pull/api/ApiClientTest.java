package io.penstock.ingress.pull.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.pkitesting.X509Bundle;
import io.penstock.ingress.pull.api.ApiResult.Answered;
import io.penstock.ingress.pull.api.ApiResult.Failed;
import io.penstock.proof.fixtures.Certificates;
import io.penstock.proof.fixtures.Eventually;
import io.penstock.senders.api.ApiRecipe.TokenUse;
import io.penstock.senders.api.ApiToken;
import io.penstock.senders.api.PullLimits;
import io.penstock.senders.api.TokenExpiry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One exchange with a real server.
class ApiClientTest {
  private static final Instant NOW = Instant.parse("2026-11-28T06:00:00Z");
  private static final TokenUse BEARER =
      new TokenUse(null, TokenExpiry.AUTO, "authorization", "Bearer");
  private static final ApiToken TOKEN = new ApiToken("t0ken", null, null, ApiToken.Client.NONE);
  private static final int ANSWER_MAX = 64 << 10;
  private static final Duration LONG = Duration.ofMinutes(4);
  private static final Duration SHORT = Duration.ofMillis(300);

  private final UnknownNames names = UnknownNames.open();
  private final Vertx vertx =
      Vertx.vertx(
          new VertxOptions()
              .setEventLoopPoolSize(1)
              .setAddressResolverOptions(
                  new AddressResolverOptions()
                      .setServers(List.of("127.0.0.1:" + names.port()))
                      .setSearchDomains(List.of())));
  private final ScriptedApi api = ScriptedApi.http(vertx);
  private AnswerBudget budget = new AnswerBudget(ANSWER_MAX);

  @AfterEach
  void close() {
    vertx.close().await();
    names.close();
  }

  private ApiClient client(Duration timeout, TrustOptions trust) {
    var limits = new PullLimits(60, 2, "retry-after", timeout, ANSWER_MAX);
    return new ApiClient(vertx, limits, trust, budget, () -> NOW);
  }

  private ApiResult get(URI url, Duration timeout) throws Exception {
    return get(url, client(timeout, JvmTrust.options()));
  }

  private ApiResult get(URI url, ApiClient client) throws Exception {
    return Future.<ApiResult>future(
            result -> vertx.runOnContext(_ -> client.get(url, BEARER, TOKEN).onComplete(result)))
        .toCompletionStage()
        .toCompletableFuture()
        .get(LONG.toSeconds() + 60, TimeUnit.SECONDS);
  }

  private Failed failed(Duration timeout) throws Exception {
    return (Failed) get(api.url("/assets/7"), timeout);
  }

  @Test
  void anAnswerHasItsBytesDateAndType() throws Exception {
    api.answers(
        request -> {
          request.response().putHeader("date", "Sat, 28 Nov 2026 05:59:58 GMT");
          ScriptedApi.entity(request);
        });

    var answer = (Answered) get(api.url("/assets/7?a=b%20c"), LONG);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(ScriptedApi.entityBytes());
    assertThat(answer.date()).isEqualTo(Instant.parse("2026-11-28T05:59:58Z"));
    assertThat(answer.contentType()).isEqualTo("application/json");
    assertThat(answer.label()).isEqualTo("ok");
    var asked = api.asked.getFirst();
    assertThat(asked.uri()).isEqualTo("/assets/7?a=b%20c");
    assertThat(asked.authorization()).isEqualTo("Bearer t0ken");
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 410})
  void anAbsenceIsAnAnswer(int status) throws Exception {
    api.answers(request -> request.response().setStatusCode(status).end("gone"));
    var answer = (Answered) get(api.url("/assets/7"), LONG);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body()).asString().isEqualTo("gone");
    assertThat(answer.label()).isEqualTo("absent");
  }

  @ParameterizedTest
  @CsvSource({
    "204, unexpected-status",
    "301, redirected",
    "304, redirected",
    "307, redirected",
    "400, request-refused",
    "401, unauthorized",
    "403, unauthorized",
    "422, request-refused",
    "429, rate-limited",
    "500, server-error",
    "503, server-error"
  })
  void otherStatusesAreFailures(int status, String label) throws Exception {
    api.answers(status);
    assertThat(failed(LONG).label()).isEqualTo(label);
    assertThat(failed(LONG).retryAfter()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "429 | 120                           | PT2M",
        "503 | 0                             | PT0S",
        "429 | Sat, 28 Nov 2026 06:00:30 GMT | PT30S",
        "429 | soon                          | none",
        "500 | 120                           | none"
      })
  void theApiSaysWhenToAskAgain(int status, String header, @Nullable Duration wait)
      throws Exception {
    api.answers(
        request -> request.response().setStatusCode(status).putHeader("retry-after", header).end());
    assertThat(failed(LONG).retryAfter()).isEqualTo(wait);
  }

  @Test
  void theDateAtWhichToAskAgainIsByTheClockOfTheApi() throws Exception {
    api.answers(
        request ->
            request
                .response()
                .setStatusCode(429)
                .putHeader("date", "Sat, 28 Nov 2026 09:00:00 GMT")
                .putHeader("retry-after", "Sat, 28 Nov 2026 09:00:07 GMT")
                .end());

    assertThat(failed(LONG).retryAfter()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void answersOfAllConnectionsHaveABudgetTogether() throws Exception {
    api.answers(ScriptedApi::entity);
    budget = new AnswerBudget(ScriptedApi.entityBytes().length - 1);
    assertThat(failed(LONG).label()).isEqualTo("no-room");

    // The failed one gave back what it took, and so do those that are read.
    budget = new AnswerBudget(ScriptedApi.entityBytes().length);
    for (int i = 0; i < 3; i++) {
      assertThat(get(api.url("/assets/7"), LONG).label()).isEqualTo("ok");
    }
  }

  @Test
  void theHostOfARedirectIsNeverAsked() throws Exception {
    var other = ScriptedApi.http(vertx);
    api.answers(
        request ->
            request
                .response()
                .setStatusCode(302)
                .putHeader("location", other.url("/assets/7").toString())
                .end());

    assertThat(failed(LONG).failure()).isEqualTo(CallFailure.REDIRECTED);
    assertThat(api.asked).hasSize(1);
    assertThat(other.asked).isEmpty();
  }

  @Test
  void anAnswerThatEndsEarlyIsTruncated() throws Exception {
    api.answers(
        request -> {
          request.response().putHeader("content-length", "100").write("{\"data\":");
          vertx.runOnContext(_ -> request.connection().close());
        });
    assertThat(failed(LONG).failure()).isEqualTo(CallFailure.TRUNCATED);
  }

  @Test
  void aConnectionThatEndsBeforeAnAnswerHasFailed() throws Exception {
    api.answers(request -> request.connection().close());
    assertThat(failed(LONG).failure()).isEqualTo(CallFailure.CONNECTION_FAILED);
  }

  @Test
  void aClosedPortIsAConnectionThatFailed() throws Exception {
    var url = api.url("/");
    api.close();
    var failed = (Failed) get(url, LONG);
    assertThat(failed.failure()).isEqualTo(CallFailure.CONNECTION_FAILED);
  }

  @Test
  void aNameThatDoesNotResolveIsUnresolved() throws Exception {
    var failed = (Failed) get(URI.create("http://nowhere.invalid/"), LONG);
    assertThat(failed.failure()).isEqualTo(CallFailure.UNRESOLVED);
  }

  @Test
  void noAnswerUntilTheDeadlineIsTimedOut() throws Exception {
    api.answers(_ -> {});
    assertThat(failed(SHORT).failure()).isEqualTo(CallFailure.TIMED_OUT);
  }

  @Test
  void noEndOfTheAnswerUntilTheDeadlineIsTimedOut() throws Exception {
    api.answers(request -> request.response().setChunked(true).write("{"));
    var failed = failed(SHORT);
    assertThat(failed.failure()).isEqualTo(CallFailure.TIMED_OUT);
    assertThat(failed.detail()).isEqualTo("no end of the answer");
  }

  @Test
  void anExchangeThatIsLateClosesItsSocket() throws Exception {
    var closed = ConcurrentHashMap.<String>newKeySet();
    api.answers(request -> request.connection().closeHandler(_ -> closed.add("closed")));
    failed(SHORT);
    Eventually.holds("the socket is closed", () -> !closed.isEmpty());
  }

  @Test
  void aStatusCountsEvenIfItsBodyNeverEnds() throws Exception {
    api.answers(request -> request.response().setStatusCode(503).setChunked(true).write("oops"));
    assertThat(failed(SHORT).failure()).isEqualTo(CallFailure.SERVER_ERROR);
  }

  @Test
  void anEndlessAnswerIsReadUpToItsLimit() throws Exception {
    api.answers(ApiClientTest::endless);
    assertThat(failed(LONG).failure()).isEqualTo(CallFailure.ANSWER_TOO_LARGE);
  }

  private static void endless(HttpServerRequest request) {
    var response = request.response().setChunked(true);
    response.drainHandler(_ -> fill(response));
    fill(response);
  }

  private static void fill(HttpServerResponse response) {
    while (!response.closed() && !response.writeQueueFull()) {
      response.write(Buffer.buffer(new byte[1 << 10]));
    }
  }

  @Test
  void anAnswerOfTheLimitIsRead() throws Exception {
    api.answers(request -> request.response().end(Buffer.buffer(new byte[ANSWER_MAX])));
    var answer = (Answered) get(api.url("/"), LONG);
    assertThat(answer.body()).hasSize(ANSWER_MAX);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate"})
  void aCompressedAnswerIsDecompressed(String encoding) throws Exception {
    api.answers(
        request ->
            request
                .response()
                .putHeader("content-encoding", encoding)
                .end(Compressed.of(encoding, ANSWER_MAX)));
    var answer = (Answered) get(api.url("/"), LONG);
    assertThat(answer.body()).asString().isEqualTo("a".repeat(ANSWER_MAX));
  }

  @Test
  void aCompressedAnswerIsLimitedByItsRealSize() throws Exception {
    api.answers(
        request ->
            request
                .response()
                .putHeader("content-encoding", "gzip")
                .end(Compressed.of("gzip", 100 << 20)));
    assertThat(failed(LONG).failure()).isEqualTo(CallFailure.ANSWER_TOO_LARGE);
  }

  @Test
  void aBrokenCompressionIsNoAnswer() throws Exception {
    api.answers(
        request -> request.response().putHeader("content-encoding", "gzip").end("{\"data\":{}}"));
    assertThat(failed(LONG).failure()).isEqualTo(CallFailure.TRUNCATED);
  }

  @Test
  void aCertificateOfAStrangerIsUntrusted() throws Exception {
    var failed = (Failed) get(https(Certificates.ecdsa()).url("/"), LONG);
    assertThat(failed.failure()).isEqualTo(CallFailure.CERTIFICATE_UNTRUSTED);
  }

  @Test
  void aCertificateOfAnotherHostIsUntrusted() throws Exception {
    var authority = Certificates.authority("authority");
    var server = https(authority);
    var failed = (Failed) get(server.url("/"), client(LONG, trust(authority)));
    assertThat(failed.failure()).isEqualTo(CallFailure.CERTIFICATE_UNTRUSTED);
    assertThat(server.asked).isEmpty();
  }

  @Test
  void aTrustedCertificateIsAccepted() throws Exception {
    var authority = Certificates.authority("authority");
    var server = https(Certificates.issued(authority));
    var result = get(server.url("/"), client(LONG, trust(authority)));
    assertThat(result.label()).isEqualTo("ok");
  }

  private ScriptedApi https(X509Bundle own) {
    var pem =
        new PemKeyCertOptions()
            .setCertValue(Buffer.buffer(own.getCertificatePathPEM()))
            .setKeyValue(Buffer.buffer(own.getPrivateKeyPEM()));
    return new ScriptedApi(vertx, new HttpServerOptions().setSsl(true).setKeyCertOptions(pem));
  }

  private static TrustOptions trust(X509Bundle authority) {
    return new PemTrustOptions().addCertValue(Buffer.buffer(authority.getRootCertificatePEM()));
  }

  @Test
  void callsInARowShareASocket() throws Exception {
    var sockets = ConcurrentHashMap.<Integer>newKeySet();
    api.answers(
        request -> {
          sockets.add(request.remoteAddress().port());
          var fine = api.asked.size() % 2 == 0;
          request.response().setStatusCode(fine ? 200 : 429).end("{}");
        });
    var client = client(LONG, JvmTrust.options());
    for (int call = 0; call < 6; call++) {
      get(api.url("/"), client);
    }
    assertThat(sockets).hasSize(1);
  }
}
