package io.penstock.proof.system.pull;

import io.penstock.ingress.Ingress;
import io.penstock.ingress.IngressSettings;
import io.penstock.processor.Processor;
import io.penstock.processor.ProcessorSettings;
import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.proof.fixtures.senders.HttpSender;
import io.penstock.settings.SettingsReader;
import io.penstock.settings.service.Readiness;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// An ingress and a processor as they ship, in this process.
final class PullBridge implements AutoCloseable {
  private final KafkaTestClient kafka;
  private final Ingress ingress;
  private final Processor processor;
  private final AtomicLong aheadMs;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, HttpSender> senders = new ConcurrentHashMap<>();

  private PullBridge(
      KafkaTestClient kafka, Ingress ingress, Processor processor, AtomicLong aheadMs) {
    this.kafka = kafka;
    this.ingress = ingress;
    this.processor = processor;
    this.aheadMs = aheadMs;
  }

  /// Starts both on existing topics, and returns when they are ready.
  static PullBridge start(PullFiles files, KafkaTestClient kafka) {
    var aheadMs = new AtomicLong();
    var ingress =
        Ingress.start(
            ingress(files, kafka), () -> Instant.now().plusMillis(aheadMs.get()), System::nanoTime);
    var bridge = new PullBridge(kafka, ingress, processor(files, kafka, "state"), aheadMs);
    Eventually.get(ingress::readiness, Readiness.Ready.class::isInstance);
    Eventually.get(bridge.processor::readiness, Readiness.Ready.class::isInstance);
    return bridge;
  }

  private static IngressSettings ingress(PullFiles files, KafkaTestClient kafka) {
    var in = SettingsReader.of(null, variables(files.ingress(), kafka));
    var settings = IngressSettings.read(in);
    in.complete();
    return settings;
  }

  /// Starts a processor alone. It need not be ready when this returns.
  ///
  /// @param state the name of its state directory
  static Processor processor(PullFiles files, KafkaTestClient kafka, String state) {
    var in = SettingsReader.of(null, variables(files.processor(state), kafka));
    var settings = ProcessorSettings.read(in);
    in.complete();
    return Processor.start(settings, Clock.systemUTC(), System::nanoTime);
  }

  private static Map<String, String> variables(Map<String, String> members, KafkaTestClient kafka) {
    var variables = new HashMap<String, String>();
    variables.put("PENSTOCK_TOPICS_PREFIX", kafka.topics().prefix());
    variables.put("PENSTOCK_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    members.forEach(
        (name, value) ->
            variables.put("PENSTOCK_" + name.toUpperCase(Locale.ROOT).replace('.', '_'), value));
    return variables;
  }

  /// Moves the ingress's clock forward.
  void advance(Duration time) {
    aheadMs.addAndGet(time.toMillis());
  }

  HttpSender sender(String connection) {
    return senders.computeIfAbsent(
        connection, id -> new HttpSender(ingress.port(), id, PullFiles.SECRET));
  }

  int port() {
    return ingress.port();
  }

  /// The sum of the samples of a metric of the ingress whose line has the text.
  double metric(String name, String text) {
    return get("/metrics")
        .lines()
        .filter(line -> line.startsWith(name) && line.contains(text))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /// What the management port of the ingress answers.
  String get(String path) {
    var address = URI.create("http://127.0.0.1:" + ingress.managementPort() + path);
    try {
      var request =
          HttpRequest.newBuilder(address)
              .header("Authorization", "Bearer " + PullFiles.OPERATOR)
              .build();
      return http.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new IllegalStateException("no answer from " + address, e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  KafkaTestClient kafka() {
    return kafka;
  }

  @Override
  public void close() {
    http.shutdownNow();
    // Closed in reverse.
    try (processor) {
      ingress.close();
    }
  }
}
