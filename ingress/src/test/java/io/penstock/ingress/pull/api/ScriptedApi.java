package io.penstock.ingress.pull.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// An HTTP server of tests that answers as it is told. It listens on this machine only.
final class ScriptedApi {
  private static final String ENTITY = "{\"data\":{\"id\":\"7\",\"name\":\"pump\"}}";

  private final HttpServer server;
  private final boolean tls;
  private volatile Handler<HttpServerRequest> script = ScriptedApi::entity;
  final List<Asked> asked = new CopyOnWriteArrayList<>();

  /// A request that has arrived.
  record Asked(HttpMethod method, String uri, @Nullable String authorization, String body) {}

  ScriptedApi(Vertx vertx, HttpServerOptions options) {
    this.tls = options.isSsl();
    this.server =
        vertx
            .createHttpServer(options.setHost("127.0.0.1").setPort(0).setCompressionSupported(true))
            .requestHandler(
                request ->
                    request
                        .body()
                        .onSuccess(
                            body -> {
                              asked.add(asked(request, body));
                              script.handle(request);
                            }))
            .listen()
            .await();
  }

  static ScriptedApi http(Vertx vertx) {
    return new ScriptedApi(vertx, new HttpServerOptions());
  }

  private static Asked asked(HttpServerRequest request, Buffer body) {
    return new Asked(
        request.method(), request.uri(), request.getHeader("authorization"), body.toString());
  }

  /// Sets the answer of all requests from now on.
  ScriptedApi answers(Handler<HttpServerRequest> answer) {
    script = answer;
    return this;
  }

  /// Sets an answer that has only a status.
  ScriptedApi answers(int status) {
    return answers(request -> request.response().setStatusCode(status).end());
  }

  /// Sets an answer by the number of the request, from 1.
  ScriptedApi answersInTurn(List<Handler<HttpServerRequest>> answers) {
    var start = asked.size();
    return answers(
        request -> answers.get(Math.min(asked.size() - start, answers.size()) - 1).handle(request));
  }

  /// Answers with an entity.
  static void entity(HttpServerRequest request) {
    request.response().putHeader("content-type", "application/json").end(ENTITY);
  }

  static byte[] entityBytes() {
    return ENTITY.getBytes(UTF_8);
  }

  /// Answers 401 unless the request has this token.
  static Handler<HttpServerRequest> onlyFor(String token) {
    return request -> {
      if (("Bearer " + token).equals(request.getHeader("authorization"))) {
        entity(request);
      } else {
        request.response().setStatusCode(401).end();
      }
    };
  }

  int port() {
    return server.actualPort();
  }

  URI url(String path) {
    return URI.create((tls ? "https" : "http") + "://localhost:" + port() + path);
  }

  void close() {
    server.close().await();
  }
}
