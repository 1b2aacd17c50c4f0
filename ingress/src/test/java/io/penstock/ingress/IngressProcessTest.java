package io.penstock.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.Eventually;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The process as an operator meets it on a bad day: no Kafka, wrong settings, a taken port.
class IngressProcessTest {
  private static final String RELOADED =
      "senders reloaded: connections: 1 changed (conn-42); keys: 1";
  private static final String FREE_PORTS =
      "http: {host: 127.0.0.1, port: 0}\nmanagement: {host: 127.0.0.1, port: 0}\n";
  private static final String NO_KAFKA = "kafka.bootstrap.servers: 127.0.0.1:1\n";
  private static final String CONFIGURED = "penstock_ingress_connections_configured ";
  private static final String KEY = "penstock_ingress_key_last_verified_timestamp_seconds";

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({"127.0.0.1:1, no answer from Kafka", "kafka.invalid:9092, No resolvable bootstrap"})
  void withoutKafkaItStaysUpSaysSoAndStops(String kafka, String reason) throws Exception {
    var settings =
        FREE_PORTS + "drain: {delay: 100ms, max: 5s}\nkafka.bootstrap.servers: " + kafka + "\n";
    try (var ingress = IngressProcess.start(directory, settings);
        var client = HttpClient.newHttpClient()) {
      int port = ingress.managementPort();
      Eventually.holds("the reason is told", () -> ready(client, port).body().contains(reason));

      assertThat(ready(client, port).statusCode()).isEqualTo(503);
      assertThat(ingress.alive()).isTrue();
      ingress.terminate();

      assertThat(ingress.code()).isZero();
      assertThat(ingress.err()).isEmpty();
      assertThat(ingress.out())
          .allMatch(line -> line.startsWith("{\"@timestamp\""))
          .anyMatch(line -> line.contains("not ready, answering 503") && line.contains(reason))
          .hasSizeLessThan(12);
      assertThat(ingress.out().getLast()).contains("\"message\":\"stopped\"");
    }
  }

  @Test
  void filesThatAreEditedWhileItRunsAreTakenInOrToldWhyNot() throws Exception {
    var settings = FREE_PORTS + "drain.delay: 0s\nsenders.reload: 1s\n" + NO_KAFKA;
    try (var ingress = IngressProcess.start(directory, settings);
        var client = HttpClient.newHttpClient()) {
      int port = ingress.managementPort();
      assertThat(get(client, port, "/metrics").body()).contains(CONFIGURED + "1.0");

      ingress.connections("conn-42: {recipe: makini, secrets: [current]}, conn-43: {recipe: maki}");
      awaitMetric(client, port, "penstock_ingress_senders_refused 1.0");
      assertThat(get(client, port, "/metrics").body()).contains(CONFIGURED + "1.0");
      ingress.connections("conn-42: {recipe: makini, secrets: [current, next]}");
      ingress.secret("next", "another-secret");
      awaitMetric(client, port, KEY + "{key=\"next\"} 0.0");
      Eventually.holds("told what changed", () -> told(ingress, RELOADED));

      assertThat(get(client, port, "/metrics").body())
          .contains("penstock_ingress_senders_refused 0.0");
      assertThat(ingress.out())
          .anyMatch(line -> line.contains("WARN") && line.contains("senders reloaded in part"))
          .anyMatch(line -> line.contains("WARN") && line.contains("connection conn-43: recipe"))
          .noneMatch(
              line -> line.contains("makini-test-secret") || line.contains("another-secret"));
    }
  }

  private static boolean told(IngressProcess ingress, String text) {
    return ingress.out().stream().anyMatch(line -> line.contains(text));
  }

  @Test
  void wrongSettingsAreAllToldWithoutAStackTrace() throws Exception {
    var settings = "http.prot: 80\ndeadline: soon\nconnections.file: /nowhere\n";
    try (var ingress = IngressProcess.start(directory, settings)) {
      assertThat(ingress.code()).isEqualTo(2);
      assertThat(ingress.err())
          .anyMatch(line -> line.contains("http.prot is unknown; did you mean http.port?"))
          .anyMatch(line -> line.contains("deadline is \"soon\""))
          .anyMatch(line -> line.contains("connections.file is given twice"))
          .anyMatch(line -> line.contains("kafka.bootstrap.servers is missing"))
          .hasSize(4);
      assertThat(ingress.out()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"http, management", "management, http"})
  void takenPortIsToldInOneLine(String taken, String free) throws Exception {
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var settings =
          """
          %s: {host: 127.0.0.1, port: %d}
          %s: {host: 127.0.0.1, port: 0}
          kafka.bootstrap.servers: 127.0.0.1:1
          """
              .formatted(taken, other.getLocalPort(), free);
      try (var ingress = IngressProcess.start(directory, settings)) {
        assertThat(ingress.code()).isEqualTo(1);
        assertThat(ingress.err())
            .singleElement()
            .asString()
            .startsWith("cannot listen on 127.0.0.1:" + other.getLocalPort())
            .endsWith("or set " + taken + ".port to another port");
      }
    }
  }

  private static void awaitMetric(HttpClient client, int port, String line) {
    Eventually.holds(line, () -> get(client, port, "/metrics").body().contains(line));
  }

  private static HttpResponse<String> ready(HttpClient client, int port) {
    return get(client, port, "/health/ready");
  }

  private static HttpResponse<String> get(HttpClient client, int port, String path) {
    try {
      var uri = URI.create("http://127.0.0.1:" + port + path);
      return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
