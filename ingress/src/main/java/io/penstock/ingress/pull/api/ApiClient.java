package io.penstock.ingress.pull.api;

import io.penstock.senders.api.ApiRecipe.TokenUse;
import io.penstock.senders.api.ApiToken;
import io.penstock.senders.api.PullLimits;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.TrustOptions;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The HTTP client of one connection's API. Its sockets are its own, so no other connection waits
/// for them.
///
/// HTTP/1.1 with keep-alive. TLS is verified, redirects are not followed, `gzip` and `deflate` are
/// decompressed. It is Vert.x's core client, because a Web Client reads a whole answer before its
/// size can be judged.
///
/// It is called on an event loop. On another thread, a short answer could end before it is listened
/// to, and the call would last until its deadline.
final class ApiClient {

  /// How long a socket is kept without a call. Servers keep them for 60 s or more; a call on a
  /// socket that the server just closes fails.
  private static final int KEEP_ALIVE_SECONDS = 20;

  private final Vertx vertx;
  private final PullLimits limits;
  private final AnswerBudget budget;
  private final InstantSource clock;
  private final HttpClientAgent client;

  /// A client without sockets.
  ///
  /// @param trust the certificates that are trusted
  /// @param budget the bytes of answers that are being read
  ApiClient(
      Vertx vertx,
      PullLimits limits,
      TrustOptions trust,
      AnswerBudget budget,
      InstantSource clock) {
    this.vertx = vertx;
    this.limits = limits;
    this.budget = budget;
    this.clock = clock;
    this.client =
        vertx
            .httpClientBuilder()
            .with(options(limits, trust))
            .with(new PoolOptions().setHttp1MaxSize(limits.atOnce()))
            // Without a handler, Vert.x logs the exception, which may quote what the server sent.
            .withConnectHandler(socket -> socket.exceptionHandler(_ -> {}))
            .build();
  }

  private static HttpClientOptions options(PullLimits limits, TrustOptions trust) {
    return new HttpClientOptions()
        .setProtocolVersion(HttpVersion.HTTP_1_1)
        .setTrustOptions(trust)
        .setVerifyHost(true)
        .setConnectTimeout(Math.toIntExact(limits.timeout().toMillis()))
        .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
        .setDecompressionSupported(true);
  }

  /// Asks for a resource.
  Future<ApiResult> get(URI url, TokenUse use, ApiToken token) {
    return send(
        request(HttpMethod.GET, url).putHeader(use.header(), use.value(token.access())),
        null,
        limits.answerBytesMax());
  }

  /// Sends a form to a token endpoint.
  ///
  /// @param answerBytesMax the maximum size of the answer
  Future<ApiResult> post(URI url, String form, int answerBytesMax) {
    return send(
        request(HttpMethod.POST, url)
            .putHeader("content-type", "application/x-www-form-urlencoded"),
        form,
        answerBytesMax);
  }

  private static RequestOptions request(HttpMethod method, URI url) {
    var ssl = "https".equals(url.getScheme());
    var path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return new RequestOptions()
        .setMethod(method)
        .setSsl(ssl)
        .setHost(url.getHost())
        .setPort(url.getPort() >= 0 ? url.getPort() : ssl ? 443 : 80)
        .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
        .setFollowRedirects(false)
        .putHeader("accept", "application/json")
        .putHeader("accept-encoding", "gzip, deflate")
        .putHeader("user-agent", "Penstock");
  }

  private Future<ApiResult> send(RequestOptions options, @Nullable String form, int bytesMax) {
    var exchange = new ApiExchange(limits.retryAfter(), bytesMax, budget, clock);
    var deadline = vertx.setTimer(limits.timeout().toMillis(), _ -> exchange.late());
    client
        .request(options)
        .compose(request -> exchange.send(request, form))
        .onSuccess(exchange::answer)
        .onFailure(exchange::fail);
    return exchange.result().onComplete(_ -> vertx.cancelTimer(deadline));
  }

  /// Closes the client. Calls in flight end first.
  void close() {
    var _ = client.shutdown(limits.timeout().toMillis(), TimeUnit.MILLISECONDS);
  }
}
