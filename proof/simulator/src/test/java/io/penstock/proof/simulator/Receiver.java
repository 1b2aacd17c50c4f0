package io.penstock.proof.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A small receiver of webhooks on a free port that answers as it is told, and remembers what came.
final class Receiver implements AutoCloseable {
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  /// A request, as it came.
  record Received(String method, String path, String contentType, String signature, String body) {}

  /// What the receiver answers, by the number of the request from 1; a status with no body.
  interface Manner {
    int status(int number) throws InterruptedException;
  }

  Receiver(Manner manner) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", exchange -> answer(exchange, manner));
    server.setExecutor(threads);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  List<Received> received() {
    return List.copyOf(received);
  }

  private void answer(HttpExchange exchange, Manner manner) throws IOException {
    try (exchange) {
      var headers = exchange.getRequestHeaders();
      var number =
          enter(
              new Received(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI().getPath(),
                  headers.getFirst("Content-Type"),
                  String.valueOf(headers.getFirst("X-Webhook-Signature")),
                  new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
      int status = manner.status(number);
      exchange.getResponseHeaders().set("Webhook-Receipt", "0-" + number);
      exchange.sendResponseHeaders(status, -1);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized int enter(Received request) {
    received.add(request);
    return received.size();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    threads.close();
  }
}
