package io.penstock.processor.operate;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.penstock.settings.service.Readiness;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// The HTTP server of the management port, for `/health/live`, `/health/ready` and `/metrics`. It
/// uses the JDK's HTTP server.
///
/// Each request has its own thread, so that a request that is never sent completely does not block
/// the others.
public final class ProcessorManagementServer implements AutoCloseable {
  private static final String JSON = "application/json";
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
  private static final byte[] LIVE = "{\"status\":\"live\"}".getBytes(UTF_8);

  /// The maximum number of concurrent requests. The connection of a further request is closed.
  static final int REQUESTS_MAX = 200;

  private final Semaphore room = new Semaphore(REQUESTS_MAX);
  private final Supplier<Readiness> readiness;
  private final Supplier<String> metrics;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  /// Starts to listen.
  ///
  /// @param port 0 for any free port
  /// @throws IOException if the port can't be opened
  public ProcessorManagementServer(
      String host, int port, Supplier<Readiness> readiness, Supplier<String> metrics)
      throws IOException {
    this.readiness = readiness;
    this.metrics = metrics;
    server = HttpServer.create(new InetSocketAddress(host, port), 0);
    server.setExecutor(this::execute);
    // The JDK's contexts match by prefix, so the exact path is matched in route().
    server.createContext("/", this::route);
    server.start();
  }

  /// The port it listens on.
  public int port() {
    return server.getAddress().getPort();
  }

  private void execute(Runnable request) {
    if (!room.tryAcquire()) {
      throw new RejectedExecutionException("more than " + REQUESTS_MAX + " requests");
    }
    threads.execute(
        () -> {
          try {
            request.run();
          } finally {
            room.release();
          }
        });
  }

  private void route(HttpExchange request) throws IOException {
    try (request) {
      switch (request.getRequestURI().getPath()) {
        case String _ when !request.getRequestMethod().equals("GET") -> notAllowed(request);
        case "/health/live" -> answer(request, 200, JSON, LIVE);
        case "/health/ready" -> {
          var now = readiness.get();
          answer(request, now.status(), JSON, now.json());
        }
        case "/metrics" -> answer(request, 200, PROMETHEUS, metrics.get().getBytes(UTF_8));
        case null, default -> request.sendResponseHeaders(404, -1);
      }
    }
  }

  private static void notAllowed(HttpExchange request) throws IOException {
    request.getResponseHeaders().add("Allow", "GET");
    request.sendResponseHeaders(405, -1);
  }

  private static void answer(HttpExchange request, int status, String type, byte[] body)
      throws IOException {
    request.getResponseHeaders().add("Content-Type", type);
    request.sendResponseHeaders(status, body.length);
    request.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
