package io.penstock.proof.system.crashes;

import io.penstock.processor.ProcessorSettings;
import io.penstock.processor.StreamsSettings;
import io.penstock.processor.fold.Fold;
import io.penstock.processor.fold.FoldRules;
import io.penstock.processor.guard.ApplicationNames;
import io.penstock.processor.normalize.Normalizer;
import io.penstock.processor.read.WebhookReader;
import io.penstock.processor.streams.BrokerAdmin;
import io.penstock.processor.streams.FoldTopology;
import io.penstock.processor.streams.GroupInstanceId;
import io.penstock.processor.streams.KafkaGuard;
import io.penstock.processor.streams.RestoreCounter;
import io.penstock.processor.streams.StreamsRun;
import io.penstock.processor.tick.TickProducer;
import io.penstock.processor.tick.TickSender;
import io.penstock.senders.recipe.BuiltInRecipes;
import io.penstock.settings.service.Readiness;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;

/// The processor with a bug, otherwise wired as the real one.
final class MutantProcessor implements AutoCloseable {
  private final TickSender ticker;
  private final StreamsRun run;

  private MutantProcessor(TickSender ticker, StreamsRun run) {
    this.ticker = ticker;
    this.run = run;
  }

  /// Starts it; it need not be ready when this returns.
  static MutantProcessor start(ProcessorSettings settings, Mutant mutant) {
    var topics = settings.topics();
    var config =
        mutant.config(StreamsSettings.of(settings, GroupInstanceId.of(settings.stateDir())));
    var ticker =
        new TickSender(
            topics.webhooks(), () -> TickProducer.of(config), System::nanoTime, () -> {});
    var folds = mutant.folds(settings.rules(), rules -> right(settings, rules));
    var brokers = new BrokerAdmin(config);
    var guard = new KafkaGuard(brokers, application(settings, config), "", config, _ -> {});
    var topology = FoldTopology.of(topics, folds, ticker, guard);
    var run =
        new StreamsRun(topology, config, topics, brokers, guard, new RestoreCounter((_, _) -> {}));
    ticker.start();
    run.start();
    return new MutantProcessor(ticker, run);
  }

  private static Fold.Maker right(ProcessorSettings settings, FoldRules rules) {
    var normalizer = Normalizer.builtIn();
    var makini = Objects.requireNonNull(BuiltInRecipes.builtIn("makini"));
    var readers = Map.of("makini", new WebhookReader(makini.layout()));
    return (partition, state) ->
        new Fold(state, partition, rules, settings.topics(), readers, normalizer);
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

  Readiness readiness() {
    return run.readiness();
  }

  @Override
  public void close() {
    ticker.close();
    run.close();
  }
}
