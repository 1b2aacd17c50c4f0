package io.penstock.proof.benchmarks.run;

import io.penstock.proof.benchmarks.ingress.BootstrapVariant;
import io.penstock.proof.benchmarks.ingress.FetchVariant;
import io.penstock.proof.benchmarks.ingress.IngressVariant;
import io.penstock.proof.benchmarks.ingress.JvmUsage;
import io.penstock.proof.benchmarks.loadgenerator.FetchLoadMain;
import io.penstock.proof.benchmarks.loadgenerator.LoadShape;
import io.penstock.schemas.TopicNames;
import io.penstock.schemas.TopicPlan;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Starts the variants whose pull side is measured. Each has its own process and topics, and a load
/// in another process.
final class PullLauncher {
  /// The flags beside those of the other benchmarks: event loops as with the CPUs of the
  /// deployment.
  static final List<String> FLAGS = List.of("-XX:ActiveProcessorCount=2");

  /// The connection that is pulled.
  private static final String CONNECTION = "pulled";

  private static final List<String> LOAD_FLAGS = List.of("-Xmx256m", "-XX:+UseSerialGC");

  private final BenchmarkBroker broker;
  private final VariantLauncher variants;
  private final BenchmarkDirectories directories;
  private final BenchmarkApiProcess api;
  private int launches;

  /// A launcher.
  ///
  /// @param variants has the settings and the senders of an ingress without a pull side
  PullLauncher(
      BenchmarkBroker broker,
      VariantLauncher variants,
      BenchmarkDirectories directories,
      BenchmarkApiProcess api) {
    this.broker = broker;
    this.variants = variants;
    this.directories = directories;
    this.api = api;
  }

  /// Starts a variant that answers requests, and their load.
  ///
  /// @param perSecond ids that become due each second of a measurement
  /// @param moreFlags flags of the variant's JVM
  RunningVariant fetching(FetchVariant variant, int perSecond, List<String> moreFlags) {
    var label = variant.label();
    var topics = createTopics(label);
    var command = variant.answering(api.url(CONNECTION));
    var server = start(label, topics, command, PullConfigFiles.SINGLE, moreFlags);
    return closedIfFailed(
        server,
        () -> {
          var _ = server.line();
          var load = load(label, topics, perSecond);
          return serving(label, topics, server, load);
        });
  }

  private BenchmarkProcess load(String label, TopicNames topics, int perSecond) {
    var command = FetchLoadMain.command(broker.bootstrapServers(), topics, CONNECTION, perSecond);
    return BenchmarkProcess.start(LOAD_FLAGS, command, Map.of(), variants.log("load-" + label));
  }

  /// Opens the variants that store webhooks. They are turns of one ingress with one load, which is
  /// started for the first of them: two processes may differ by as much as is measured.
  ///
  /// @param entitiesPerSecond receives the rate of listed entities of each measured turn
  Function<BootstrapVariant, RunningVariant> storing(
      LoadShape shape, DoubleConsumer entitiesPerSecond) {
    var ingress = new SharedVariant<>(() -> bootstrapping(shape, entitiesPerSecond));
    return variant ->
        switch (variant) {
          case ALONE -> ingress.use(BootstrappingVariant::lane);
          case BESIDE -> ingress.use(it -> it);
        };
  }

  private BootstrappingVariant bootstrapping(LoadShape shape, DoubleConsumer entitiesPerSecond) {
    var label = BootstrapVariant.BESIDE.label();
    var topics = createTopics(label);
    var before = api.shut();
    var command = IngressVariant.INGRESS.serving();
    var server = start(label, topics, command, PullConfigFiles.LIST, List.of());
    return closedIfFailed(
        server,
        () -> {
          var port = server.line();
          // From then on the list is under way, and its first page is held.
          api.awaitAsked(before);
          var senders = variants.client(label, port, shape);
          return new BootstrappingVariant(
              serving(label, topics, server, senders),
              api,
              producer(),
              topics.fetches(),
              CONNECTION,
              entitiesPerSecond);
        });
  }

  private KafkaProducer<byte[], byte[]> producer() {
    var bytes = new ByteArraySerializer();
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", broker.bootstrapServers()), bytes, bytes);
  }

  /// New topics for each launch, because a group of consumers keeps its offsets when its topics are
  /// deleted and created again.
  private TopicNames createTopics(String label) {
    launches++;
    var topics = new TopicNames(label + "-" + launches);
    var plan = TopicPlan.onOneBroker(topics);
    var names = Set.of(topics.webhooks(), topics.fetches(), topics.watermarks());
    broker.create(
        plan.all().stream()
            .filter(it -> names.contains(it.name()))
            .map(it -> BenchmarkBroker.topic(it, Map.of()))
            .toList());
    return topics;
  }

  private BenchmarkProcess start(
      String label,
      TopicNames topics,
      List<String> command,
      String recipe,
      List<String> moreFlags) {
    var settings = variants.settings(topics);
    var files = new PullConfigFiles(directories.run().resolve(label));
    settings.putAll(
        files.write(CONNECTION, recipe, api.url(CONNECTION), VariantLauncher.connectionsText()));
    var flags = new ArrayList<>(VariantLauncher.FLAGS);
    flags.addAll(FLAGS);
    flags.addAll(moreFlags);
    return BenchmarkProcess.start(flags, command, settings, variants.log(label));
  }

  private RunningVariant serving(
      String label, TopicNames topics, BenchmarkProcess server, BenchmarkProcess load) {
    return new RunningVariant.Serving(
        label,
        server,
        load,
        () -> JvmUsage.of(server.ask()),
        () -> broker.delete(name -> name.startsWith(topics.prefix() + ".")));
  }

  private static <V extends RunningVariant> V closedIfFailed(
      BenchmarkProcess server, Supplier<V> opening) {
    try {
      return opening.get();
    } catch (BenchException | UncheckedIOException e) {
      server.close();
      throw e;
    }
  }
}
