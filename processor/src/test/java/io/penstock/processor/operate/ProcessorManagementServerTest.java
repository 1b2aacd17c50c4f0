package io.penstock.processor.operate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.settings.service.Readiness;
import io.penstock.settings.service.Readiness.Ready;
import io.penstock.settings.service.Readiness.Unready;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(600)
class ProcessorManagementServerTest {
  private final AtomicReference<Readiness> readiness = new AtomicReference<>(new Ready());
  private final HttpClient client = HttpClient.newHttpClient();
  private ProcessorManagementServer server;

  @BeforeEach
  void listen() throws IOException {
    server = new ProcessorManagementServer("127.0.0.1", 0, readiness::get, () -> "a_metric 1\n");
  }

  @AfterEach
  void close() {
    server.close();
    client.close();
  }

  @Test
  void readinessIsToldAsItIs() throws IOException, InterruptedException {
    var ready = ask("GET", "/health/ready");
    readiness.set(new Unready("no broker"));
    var unready = ask("GET", "/health/ready");

    assertThat(ready.statusCode()).isEqualTo(200);
    assertThat(unready.statusCode()).isEqualTo(503);
    assertThat(unready.body()).contains("no broker");
  }

  @Test
  void metricsAreInPrometheusText() throws IOException, InterruptedException {
    var answer = ask("GET", "/metrics");

    assertThat(answer.body()).isEqualTo("a_metric 1\n");
    assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("text/plain");
  }

  @Test
  void halfSentRequestsKeepNobodyWaiting() throws IOException, InterruptedException {
    var halves = halfSent(50);
    try {
      assertThat(ask("GET", "/health/live").statusCode()).isEqualTo(200);
    } finally {
      close(halves);
    }
  }

  @Test
  void tooManyAtOnceAreRefusedAndTheNextIsAnswered() throws IOException, InterruptedException {
    var halves = halfSent(ProcessorManagementServer.REQUESTS_MAX);
    try {
      while (isAnswered()) {
        Thread.onSpinWait();
      }
    } finally {
      close(halves);
    }

    while (!isAnswered()) {
      Thread.onSpinWait();
    }
    assertThat(ask("GET", "/health/live").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/metricsfoo", "/metrics/", "/health", "/health/live/x", "/nothing"})
  void otherPathsAreNotFound(String path) throws IOException, InterruptedException {
    assertThat(ask("GET", path).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "HEAD"})
  void otherMethodsAreNotAllowed(String method) throws IOException, InterruptedException {
    var answer = ask(method, "/metrics");

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("allow")).contains("GET");
  }

  private List<Socket> halfSent(int count) throws IOException {
    var halves = new ArrayList<Socket>();
    for (int i = 0; i < count; i++) {
      var half = new Socket(InetAddress.getLoopbackAddress(), server.port());
      halves.add(half);
      half.getOutputStream().write("G".getBytes(UTF_8));
    }
    return halves;
  }

  private static void close(List<Socket> sockets) throws IOException {
    for (var socket : sockets) {
      socket.close();
    }
  }

  private boolean isAnswered() throws InterruptedException {
    try {
      return ask("GET", "/health/live").statusCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  private HttpResponse<String> ask(String method, String path)
      throws IOException, InterruptedException {
    var uri = URI.create("http://127.0.0.1:" + server.port() + path);
    var request =
        HttpRequest.newBuilder(uri)
            .timeout(Duration.ofMinutes(5))
            .method(method, BodyPublishers.noBody())
            .build();
    return client.send(request, BodyHandlers.ofString());
  }
}
