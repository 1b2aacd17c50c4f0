package io.penstock.processor;

import io.penstock.processor.fold.Fold;
import io.penstock.processor.guard.Application;
import io.penstock.processor.manage.ManagementServer;
import io.penstock.processor.manage.ProcessorMetrics;
import io.penstock.processor.normalize.Normalizer;
import io.penstock.processor.streams.BridgeTopology;
import io.penstock.processor.streams.Brokers;
import io.penstock.processor.streams.KafkaGuard;
import io.penstock.processor.streams.Member;
import io.penstock.processor.streams.StreamsRun;
import io.penstock.processor.streams.StreamsSettings;
import io.penstock.processor.webhook.WebhookReader;
import io.penstock.schemas.health.Readiness;
import io.penstock.settings.Recipes;
import io.penstock.settings.process.PortInUseException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.streams.StreamsConfig;

/// The processor service, wired and running.
public final class Processor implements AutoCloseable {
  private final StreamsRun run;
  private final ProcessorMetrics metrics;
  private final ManagementServer management;

  /// Starts it; it is ready once the broker and its topics are there.
  ///
  /// @throws PortInUseException where the management port can't be had
  public static Processor start(ProcessorSettings settings) {
    var processor = new Processor(settings);
    processor.run.start();
    return processor;
  }

  private Processor(ProcessorSettings settings) {
    var topics = settings.topics();
    var normalizer = Normalizer.builtIn();
    var readers = readers();
    this.metrics = new ProcessorMetrics(this::readiness);
    var config = StreamsSettings.of(settings, Member.of(settings.stateDir()));
    var brokers = new Brokers(config);
    var guard =
        new KafkaGuard(brokers, application(settings, config), OutputSettings.text(), config);
    var topology =
        BridgeTopology.of(
            topics,
            state -> new Fold(state, topics, readers, normalizer),
            metrics::processed,
            guard);
    this.run = new StreamsRun(topology, config, topics, brokers, guard);
    this.management = management(settings);
  }

  private static Application application(ProcessorSettings settings, Properties config) {
    var group = config.getProperty(StreamsConfig.APPLICATION_ID_CONFIG);
    return new Application(
        String.valueOf(settings.kafka().get("bootstrap.servers")),
        group,
        settings.topics().webhooks(),
        BridgeTopology.changelogs(group),
        settings.stateDir().toString());
  }

  private static Map<String, WebhookReader> readers() {
    var readers = new HashMap<String, WebhookReader>();
    for (var name : Recipes.builtInNames()) {
      var recipe = Objects.requireNonNull(Recipes.builtIn(name));
      readers.put(name, new WebhookReader(recipe.envelope()));
    }
    return readers;
  }

  private ManagementServer management(ProcessorSettings settings) {
    var host = settings.managementHost();
    var port = settings.managementPort();
    try {
      return new ManagementServer(host, port, this::readiness, metrics::scrape);
    } catch (IOException e) {
      throw new PortInUseException("management.port", host, port, e);
    }
  }

  /// Whether records are processed now, and if not, why.
  public Readiness readiness() {
    return run.readiness();
  }

  /// Completes with the reason where processing stopped for good.
  public CompletableFuture<String> failure() {
    return run.failure();
  }

  /// The management port it listens on.
  public int managementPort() {
    return management.port();
  }

  @Override
  public void close() {
    run.close();
    management.close();
    metrics.close();
  }
}
