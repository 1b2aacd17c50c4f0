package io.penstock.proof.benchmarks.api;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.Objects;

/// An API with purchase orders, which answers without delay on one event loop.
///
/// A connection asks for `/<connection>/orders/<id>` or `/<connection>/orders?page=<number>`. Every
/// order exists; the list has a fixed number of them.
public final class BenchmarkApi {
  /// Number of entities on a page.
  public static final int PAGE_ENTITIES = 100;

  private static final String LIST = "/orders";
  private static final String SINGLE = LIST + "/";
  private static final byte[] BEFORE_DATA = "{\"data\":".getBytes(US_ASCII);

  private final PageGate gate;
  private final int entities;

  /// An API.
  ///
  /// @param entities number of entities in the list
  BenchmarkApi(PageGate gate, int entities) {
    this.gate = gate;
    this.entities = entities;
  }

  /// Listens on a free port of this machine alone.
  ///
  /// @return the port
  Future<Integer> listen(Vertx vertx) {
    return vertx
        .createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false))
        .requestHandler(this::received)
        .listen(0, "127.0.0.1")
        .map(server -> server.actualPort());
  }

  private void received(HttpServerRequest request) {
    var path = Objects.requireNonNull(request.path(), "a request has a path");
    var single = path.indexOf(SINGLE);
    if (single > 0) {
      var _ = answer(request, single(path.substring(single + SINGLE.length())));
    } else if (path.endsWith(LIST)) {
      list(request, path.substring(1, path.length() - LIST.length()));
    } else {
      var _ = request.response().setStatusCode(404).end();
    }
  }

  private void list(HttpServerRequest request, String connection) {
    var page = Integer.parseInt(Objects.requireNonNull(request.getParam("page"), "a page"));
    var last = page >= pages();
    var taken =
        gate.take(
            connection, last, taking -> answer(request, page(page)).onComplete(_ -> taking.end()));
    // The response's end fails if its socket was closed, but a held response has not begun to end.
    var _ = request.response().closeHandler(_ -> taken.end());
  }

  private int pages() {
    return Math.ceilDiv(entities, PAGE_ENTITIES);
  }

  private static Future<Void> answer(HttpServerRequest request, Buffer body) {
    return request.response().putHeader("content-type", "application/json").end(body);
  }

  private static Buffer single(String id) {
    return Buffer.buffer(ApiEntities.BYTES + 16)
        .appendBytes(BEFORE_DATA)
        .appendBytes(ApiEntities.entity(id))
        .appendString("}");
  }

  /// A page of the list.
  ///
  /// @param number counted from 1
  private Buffer page(int number) {
    var first = (number - 1) * PAGE_ENTITIES;
    var count = Math.clamp(entities - first, 0, PAGE_ENTITIES);
    var body = Buffer.buffer(count * (ApiEntities.BYTES + 1) + 64).appendBytes(BEFORE_DATA);
    for (int i = 0; i < count; i++) {
      body.appendString(i == 0 ? "[" : ",")
          .appendBytes(ApiEntities.entity(ApiEntities.id(first + i)));
    }
    return body.appendString("],\"meta\":{\"last_page\":" + pages() + "}}");
  }
}
