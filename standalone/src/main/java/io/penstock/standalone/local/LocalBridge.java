package io.penstock.standalone.local;

import io.penstock.cli.output.CommandFailure;
import io.penstock.cli.topics.TopicCreator;
import io.penstock.ingress.Ingress;
import io.penstock.ingress.IngressSettings;
import io.penstock.processor.Processor;
import io.penstock.processor.ProcessorSettings;
import io.penstock.schemas.TopicNames;
import io.penstock.schemas.TopicPlan;
import io.penstock.settings.SettingsReader;
import io.penstock.settings.service.Readiness;
import io.penstock.standalone.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Kafka, ingress and processor, running in this process on one data directory.
///
/// The services read their settings as they always do, from variables that are made up here.
public final class LocalBridge implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LocalBridge.class);
  private static final String HOST = "127.0.0.1";

  /// The topics it is made with.
  public static final TopicNames TOPICS = new TopicNames("makini");

  private static final Duration READY_MAX = Duration.ofMinutes(5);
  private static final long LOOK_EVERY_MS = 200;
  private static final int REMIND_EVERY = 25;

  private final EmbeddedKafka kafka;
  private final Ingress ingress;
  private final Processor processor;

  private LocalBridge(EmbeddedKafka kafka, Ingress ingress, Processor processor) {
    this.kafka = kafka;
    this.ingress = ingress;
    this.processor = processor;
  }

  /// Starts the parts, each on what the one before made; where one can't be, the others are
  /// stopped.
  public static LocalBridge start(
      Path data, Ports ports, LocalConnection connection, InstantSource clock, LongSupplier nanos) {
    var kafka = EmbeddedKafka.start(data.resolve("kafka"), ports.kafka());
    try {
      return start(kafka, data, ports, connection, clock, nanos);
    } catch (RuntimeException e) {
      kafka.close();
      throw e;
    }
  }

  private static LocalBridge start(
      EmbeddedKafka kafka,
      Path data,
      Ports ports,
      LocalConnection connection,
      InstantSource clock,
      LongSupplier nanos) {
    var servers = kafka.bootstrapServers();
    makeTopics(servers);
    var ingress = Ingress.start(ingressSettings(ports, connection, servers), clock, nanos);
    try {
      var processor = Processor.start(processorSettings(data, ports, servers), clock, nanos);
      return new LocalBridge(kafka, ingress, processor);
    } catch (RuntimeException e) {
      ingress.close();
      throw e;
    }
  }

  private static void makeTopics(String bootstrapServers) {
    try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      var report = new TopicCreator(admin).make(TopicPlan.onOneBroker(TOPICS));
      report.differences().forEach(difference -> LOG.warn("not as planned: {}", difference));
    }
  }

  private static IngressSettings ingressSettings(
      Ports ports, LocalConnection connection, String bootstrapServers) {
    var variables = new HashMap<String, String>();
    variables.put("PENSTOCK_HTTP_HOST", HOST);
    variables.put("PENSTOCK_HTTP_PORT", Integer.toString(ports.webhooks()));
    variables.put("PENSTOCK_MANAGEMENT_HOST", HOST);
    variables.put("PENSTOCK_MANAGEMENT_PORT", Integer.toString(ports.ingressManagement()));
    variables.put("PENSTOCK_CONNECTIONS_FILE", connection.connections().toString());
    variables.put("PENSTOCK_SECRETS_DIR", connection.secrets().toString());
    variables.put("PENSTOCK_TOKENS_DIR", connection.tokens().toString());
    variables.put("PENSTOCK_DURABILITY", "warn");
    variables.put("PENSTOCK_DRAIN_DELAY", "0s");
    variables.put("PENSTOCK_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
    var in = SettingsReader.of(null, variables);
    var settings = IngressSettings.read(in);
    in.complete();
    return settings;
  }

  private static ProcessorSettings processorSettings(
      Path data, Ports ports, String bootstrapServers) {
    var variables = new HashMap<String, String>();
    variables.put("PENSTOCK_MANAGEMENT_HOST", HOST);
    variables.put("PENSTOCK_MANAGEMENT_PORT", Integer.toString(ports.processorManagement()));
    variables.put("PENSTOCK_RECIPES_FILE", data.resolve("recipes.yaml").toString());
    variables.put("PENSTOCK_STATE_DIR", data.resolve("processor").toString());
    variables.put("PENSTOCK_STANDBYS", "0");
    variables.put("PENSTOCK_REPLICATION", "1");
    variables.put("PENSTOCK_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
    var in = SettingsReader.of(null, variables);
    var settings = ProcessorSettings.read(in);
    in.complete();
    return settings;
  }

  /// Where each part really listens.
  public Ports ports() {
    return new Ports(
        ingress.port(), ingress.managementPort(), processor.managementPort(), kafkaPort());
  }

  /// Where Kafka's clients find it: `127.0.0.1:<port>`.
  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  private int kafkaPort() {
    var address = kafka.bootstrapServers();
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  /// What is still missing; empty once webhooks are stored and processed.
  private Optional<String> missing() {
    if (ingress.readiness() instanceof Readiness.Unready(var reason)) {
      return Optional.of("ingress: " + reason);
    }
    return processor.readiness() instanceof Readiness.Unready(var reason)
        ? Optional.of("processor: " + reason)
        : Optional.empty();
  }

  /// Returns when webhooks are stored and processed, or there is no more use in waiting.
  ///
  /// @param end completes when there is not
  /// @param waiting is told every 5 s what is still missing
  /// @throws CommandFailure where that takes longer than 5 min
  public void awaitReady(CompletableFuture<?> end, Consumer<String> waiting) {
    for (int looks = 1; !end.isDone(); looks++) {
      var missing = missing();
      if (missing.isEmpty()) {
        return;
      }
      if (looks > READY_MAX.toMillis() / LOOK_EVERY_MS) {
        throw new CommandFailure(
            "not ready within 5 min; the last that was missing: " + missing.get());
      }
      if (looks % REMIND_EVERY == 0) {
        waiting.accept(missing.get());
      }
      PollPause.unless(end, LOOK_EVERY_MS);
    }
  }

  /// Completes with the reason where the bridge can't go on.
  public CompletableFuture<String> failure() {
    var broken =
        kafka.broken().toCompletableFuture().thenApply(e -> "Kafka broke: " + e.getMessage());
    return CompletableFuture.anyOf(processor.failure(), broken).thenApply(String::valueOf);
  }

  /// Stops the parts: first what takes webhooks, last what keeps them.
  @Override
  public void close() {
    // Closed in reverse.
    try (kafka;
        processor;
        ingress) {
      LOG.info("stopping the bridge");
    }
  }
}
