package io.penstock.processor;

import io.penstock.processor.fold.Fold;
import io.penstock.processor.guard.ApplicationNames;
import io.penstock.processor.guard.OutputSettings;
import io.penstock.processor.normalize.Normalizer;
import io.penstock.processor.operate.DeadItemLog;
import io.penstock.processor.operate.ProcessorManagementServer;
import io.penstock.processor.operate.ProcessorMetrics;
import io.penstock.processor.operate.UntrustedTimes;
import io.penstock.processor.read.WebhookReader;
import io.penstock.processor.streams.BrokerAdmin;
import io.penstock.processor.streams.FoldProcessor.FoldObserver;
import io.penstock.processor.streams.FoldTopology;
import io.penstock.processor.streams.GroupInstanceId;
import io.penstock.processor.streams.KafkaGuard;
import io.penstock.processor.streams.RestoreCounter;
import io.penstock.processor.streams.StreamsRun;
import io.penstock.processor.tick.TickProducer;
import io.penstock.processor.tick.TickSender;
import io.penstock.senders.recipe.BodyLayout;
import io.penstock.settings.service.PortInUseException;
import io.penstock.settings.service.Readiness;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.StreamsConfig;

/// The processor service, wired and running.
public final class Processor implements AutoCloseable {
  private final StreamsRun run;
  private final ProcessorMetrics metrics;
  private final TickSender ticker;
  private final ProcessorManagementServer management;

  /// Starts it; it is ready once the broker and its topics are there.
  ///
  /// @param clock the wall clock, for metrics only
  /// @param nanoTime elapsed time, by which a partition is silent and log lines are limited
  /// @throws PortInUseException where the management port can't be had
  public static Processor start(
      ProcessorSettings settings, InstantSource clock, LongSupplier nanoTime) {
    var processor = new Processor(settings, clock, nanoTime);
    processor.ticker.start();
    processor.run.start();
    return processor;
  }

  private Processor(ProcessorSettings settings, InstantSource clock, LongSupplier nanoTime) {
    var topics = settings.topics();
    var config = StreamsSettings.of(settings, GroupInstanceId.of(settings.stateDir()));
    var times = new UntrustedTimes(nanoTime);
    this.metrics = new ProcessorMetrics(this::readiness, clock, times);
    this.ticker =
        new TickSender(topics.webhooks(), () -> TickProducer.of(config), nanoTime, metrics::ticked);
    var brokers = new BrokerAdmin(config);
    var shaping = OutputSettings.text(settings.rules(), settings.layouts());
    var guard =
        new KafkaGuard(brokers, application(settings, config), shaping, config, metrics::read);
    var watch = FoldObserver.all(List.of(metrics, ticker, times, new DeadItemLog(nanoTime)));
    var topology = FoldTopology.of(topics, folds(settings), watch, guard);
    var restores = new RestoreCounter(metrics::restored);
    this.run = new StreamsRun(topology, config, topics, brokers, guard, restores);
    var _ = run.breach().thenAccept(metrics::breached);
    this.management = management(settings);
  }

  private static Fold.Maker folds(ProcessorSettings settings) {
    var normalizer = Normalizer.builtIn();
    var readers = readers(settings.layouts());
    return (partition, state) ->
        new Fold(state, partition, settings.rules(), settings.topics(), readers, normalizer);
  }

  private static ApplicationNames application(ProcessorSettings settings, Properties config) {
    var group = config.getProperty(StreamsConfig.APPLICATION_ID_CONFIG);
    return new ApplicationNames(
        String.valueOf(settings.kafka().get("bootstrap.servers")),
        group,
        settings.topics().webhooks(),
        FoldTopology.changelogs(group),
        settings.stateDir().toString());
  }

  private static Map<String, WebhookReader> readers(Map<String, BodyLayout> layouts) {
    var readers = new HashMap<String, WebhookReader>();
    layouts.forEach((name, layout) -> readers.put(name, new WebhookReader(layout)));
    return readers;
  }

  private ProcessorManagementServer management(ProcessorSettings settings) {
    var host = settings.managementHost();
    var port = settings.managementPort();
    try {
      return new ProcessorManagementServer(host, port, this::readiness, metrics::scrape);
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

  /// Completes with the label of the breach that stopped processing, if one did.
  public CompletableFuture<String> breach() {
    return run.breach();
  }

  /// The management port it listens on.
  public int managementPort() {
    return management.port();
  }

  @Override
  public void close() {
    ticker.close();
    run.close();
    management.close();
    metrics.close();
  }
}
