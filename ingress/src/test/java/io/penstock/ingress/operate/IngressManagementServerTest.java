package io.penstock.ingress.operate;

import static io.penstock.proof.fixtures.senders.Makini.connection;
import static io.penstock.proof.fixtures.senders.Makini.connections;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.intake.ByteBudget;
import io.penstock.ingress.operate.metrics.IngressMetrics;
import io.penstock.ingress.operate.samples.RefusedSamples;
import io.penstock.ingress.operate.silence.SenderActivities;
import io.penstock.ingress.operate.trace.Tracing;
import io.penstock.ingress.publish.ReopeningProducer;
import io.penstock.ingress.reload.SendersInUse;
import io.penstock.ingress.socket.SocketLimit;
import io.penstock.ingress.verify.Refusal;
import io.penstock.ingress.verify.SendersSnapshot;
import io.penstock.settings.service.Readiness;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IngressManagementServerTest {
  private final AtomicReference<Readiness> readiness =
      new AtomicReference<>(new Readiness.Unready("no answer from Kafka"));
  private final AtomicBoolean alive = new AtomicBoolean(true);
  private final ByteBudget budget = new ByteBudget(1000, _ -> 25);
  private final SocketLimit sockets = new SocketLimit(1);
  private final RefusedSamples samples = new RefusedSamples();
  private final SendersInUse senders =
      new SendersInUse(
          SendersSnapshot.first(connections(connection("conn-42", "s")), Instant.EPOCH));
  private final IngressMetrics metrics =
      new IngressMetrics(
          budget,
          sockets,
          new ReopeningProducer(
              () -> {
                throw new KafkaException("no producer");
              }),
          samples,
          senders,
          new SenderActivities(),
          Tracing.OFF,
          readiness::get,
          () -> 0);
  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = HttpClient.newHttpClient();
  private final int port =
      new IngressManagementServer(alive::get, readiness::get, metrics::scrape, null)
          .listen(vertx, "127.0.0.1", 0)
          .toCompletionStage()
          .toCompletableFuture()
          .join()
          .actualPort();

  @AfterEach
  void stop() {
    client.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
    metrics.close();
  }

  @Test
  void readinessIsToldWithItsReason() throws Exception {
    var unready = get("/health/ready");
    readiness.set(new Readiness.Ready());
    var ready = get("/health/ready");

    assertThat(unready.statusCode()).isEqualTo(503);
    assertThat(unready.body())
        .isEqualTo("{\"status\":\"unready\",\"reason\":\"no answer from Kafka\"}");
    assertThat(ready.statusCode()).isEqualTo(200);
    assertThat(ready.body()).isEqualTo("{\"status\":\"ready\"}");
  }

  @Test
  void livenessDoesNotDependOnKafka() throws Exception {
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void processWhoseLoopsAreStuckIsNotLive() throws Exception {
    alive.set(false);

    var stuck = get("/health/live");

    assertThat(stuck.statusCode()).isEqualTo(503);
    assertThat(stuck.body())
        .isEqualTo(
            "{\"status\":\"stuck\","
                + "\"reason\":\"an event loop of the data port has no turn any more\"}");
  }

  @Test
  void everyOutcomeIsCountedByItsLabel() throws Exception {
    metrics.stored(1_000_000);
    metrics.acknowledged(3_000_000);
    metrics.refused(Refusal.FORGED, "conn-42");
    metrics.refused(Refusal.FORGED, "conn-42");
    metrics.abandoned();
    budget.reserve(300);

    var scraped = get("/metrics");

    assertThat(scraped.headers().firstValue("content-type"))
        .hasValue("text/plain; version=0.0.4; charset=utf-8");
    assertThat(scraped.body())
        .contains("penstock_ingress_webhooks_total{outcome=\"stored\"} 1.0")
        .contains("penstock_ingress_webhooks_total{outcome=\"forged\"} 2.0")
        .contains("penstock_ingress_webhooks_total{outcome=\"abandoned\"} 1.0")
        .contains("penstock_ingress_stored_seconds_bucket{le=\"0.001\"} 1")
        .contains("penstock_ingress_acknowledged_seconds_bucket{le=\"0.002\"} 0")
        .contains("penstock_ingress_acknowledged_seconds_bucket{le=\"0.005\"} 1")
        .contains("penstock_ingress_in_flight_bytes 300.0")
        .contains("penstock_ingress_in_flight_max_bytes 1000.0")
        .contains("penstock_ingress_connections 0.0")
        .contains("penstock_ingress_connections_turned_away_total 0.0")
        .contains("penstock_ingress_ready 0.0")
        .containsPattern(
            "(?m)^penstock_build_info\\{kafka=\"\\d+\\.\\d+\\.\\d+\",version=\"development\"} 1")
        .doesNotContain("conn-42");
    for (var refusal : Refusal.values()) {
      assertThat(scraped.body()).contains("{outcome=\"" + refusal.label() + "\"}");
    }
  }

  @Test
  void readinessIsMeasuredHoweverLongItRuns() throws Exception {
    System.gc();

    assertThat(get("/metrics").body()).contains("penstock_ingress_ready 0.0");
    readiness.set(new Readiness.Ready());
    assertThat(get("/metrics").body()).contains("penstock_ingress_ready 1.0");
  }

  @Test
  void webhooksAreNotTakenHere() throws Exception {
    var post =
        HttpRequest.newBuilder(uri("/webhooks/conn-42"))
            .POST(HttpRequest.BodyPublishers.ofByteArray("{}".getBytes(UTF_8)))
            .build();

    assertThat(client.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }
}
