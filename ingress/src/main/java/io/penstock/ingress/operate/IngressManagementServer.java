package io.penstock.ingress.operate;

import io.penstock.settings.service.Readiness;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The server of the management port. It serves `/health/live`, `/health/ready` and `/metrics`, and
/// `/refused` if that is enabled.
public final class IngressManagementServer {
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private static final byte[] LIVE = "{\"status\":\"live\"}".getBytes(StandardCharsets.UTF_8);

  private static final byte[] STUCK =
      "{\"status\":\"stuck\",\"reason\":\"an event loop of the data port has no turn any more\"}"
          .getBytes(StandardCharsets.UTF_8);

  private final BooleanSupplier alive;
  private final Supplier<Readiness> readiness;
  private final Supplier<String> metrics;
  private final @Nullable RefusedSampleRoutes refused;

  /// Creates a server that does not listen yet.
  ///
  /// @param alive supplies `false` if the process must be restarted
  /// @param refused `null` if samples of refused webhooks are not shown
  public IngressManagementServer(
      BooleanSupplier alive,
      Supplier<Readiness> readiness,
      Supplier<String> metrics,
      @Nullable RefusedSampleRoutes refused) {
    this.alive = alive;
    this.readiness = readiness;
    this.metrics = metrics;
    this.refused = refused;
  }

  /// Starts listening.
  ///
  /// @param vertx its event loops serve nothing else, so that a busy data port delays no answer
  /// @param port 0 for any free port
  public Future<HttpServer> listen(Vertx vertx, String host, int port) {
    var router = Router.router(vertx);
    router.get("/health/live").handler(this::live);
    router.get("/health/ready").handler(this::ready);
    router.get("/metrics").handler(this::scrape);
    if (refused != null) {
      refused.addTo(router);
    }
    return vertx.createHttpServer().requestHandler(router).listen(port, host);
  }

  private void live(RoutingContext request) {
    if (alive.getAsBoolean()) {
      answer(request, 200, LIVE);
    } else {
      answer(request, 503, STUCK);
    }
  }

  private void ready(RoutingContext request) {
    var now = readiness.get();
    answer(request, now.status(), now.json());
  }

  private void scrape(RoutingContext request) {
    request.response().putHeader(HttpHeaders.CONTENT_TYPE, PROMETHEUS).end(metrics.get());
  }

  private static void answer(RoutingContext request, int status, byte[] json) {
    request
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .end(Buffer.buffer(json));
  }
}
