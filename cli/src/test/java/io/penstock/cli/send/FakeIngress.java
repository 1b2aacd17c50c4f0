package io.penstock.cli.send;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A server that verifies signatures with nothing of ours, and answers as a bridge does.
final class FakeIngress implements AutoCloseable {
  private static final String SECRET = "makini-test-secret";

  private final HttpServer server;
  private final List<String> genuine = new ArrayList<>();
  private final Deque<Refusal> refusals = new ConcurrentLinkedDeque<>();
  private int posts;

  private record Refusal(int status, String label) {}

  FakeIngress() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.createContext("/webhooks/conn-42", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// Refuses the next so many posts, and asks for them again at once.
  FakeIngress refuse(int times, int status, String label) {
    for (int i = 0; i < times; i++) {
      refusals.add(new Refusal(status, label));
    }
    return this;
  }

  /// The bodies that were genuine, in the order in which they came.
  synchronized List<String> genuine() {
    return List.copyOf(genuine);
  }

  /// How many posts came.
  synchronized int posts() {
    return posts;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      var signature = exchange.getRequestHeaders().getFirst("X-Webhook-Signature");
      var refusal = refusals.poll();
      if (refusal != null) {
        count();
        exchange.getResponseHeaders().add("Retry-After", "0");
        respond(exchange, refusal.status(), problem(refusal.label()));
      } else if (signature != null && signature.equals(signature(body))) {
        int offset = keep(new String(body, UTF_8));
        respond(
            exchange,
            200,
            "{\"status\":\"stored\",\"id\":\"x\",\"receipt\":\"0-%d\"}".formatted(offset));
      } else {
        count();
        respond(exchange, 401, problem("forged"));
      }
    }
  }

  private synchronized void count() {
    posts++;
  }

  private synchronized int keep(String body) {
    posts++;
    genuine.add(body);
    return genuine.size() - 1;
  }

  private static String problem(String label) {
    return "{\"type\":\"urn:penstock:" + label + "\"}";
  }

  private static void respond(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static String signature(byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
