package io.penstock.proof.system.faults;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.trace.v1.Span;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A collector of spans that speaks OTLP over HTTP: https://opentelemetry.io/docs/specs/otlp
final class Collector implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final List<Span> spans = new CopyOnWriteArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final boolean hangs;
  private final HttpServer server;

  private Collector(boolean hangs) {
    this.hangs = hangs;
    this.server =
        vertx
            .createHttpServer()
            .requestHandler(this::received)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  static Collector willing() {
    return new Collector(false);
  }

  /// One that takes requests and never answers.
  static Collector hanging() {
    return new Collector(true);
  }

  private void received(HttpServerRequest request) {
    asked.incrementAndGet();
    request.bodyHandler(
        body -> {
          if (hangs) {
            return;
          }
          try {
            ExportTraceServiceRequest.parseFrom(body.getBytes()).getResourceSpansList().stream()
                .flatMap(resource -> resource.getScopeSpansList().stream())
                .forEach(scope -> spans.addAll(scope.getSpansList()));
            request
                .response()
                .putHeader("content-type", "application/x-protobuf")
                .end(Buffer.buffer(ExportTraceServiceResponse.getDefaultInstance().toByteArray()));
          } catch (InvalidProtocolBufferException e) {
            request.response().setStatusCode(400).end(e.getMessage());
          }
        });
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.actualPort() + "/v1/traces";
  }

  List<Span> spans() {
    return List.copyOf(spans);
  }

  /// How often it was given spans.
  int asked() {
    return asked.get();
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
