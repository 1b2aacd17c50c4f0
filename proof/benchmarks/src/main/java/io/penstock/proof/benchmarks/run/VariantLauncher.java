package io.penstock.proof.benchmarks.run;

import io.penstock.proof.benchmarks.ingress.IngressVariant;
import io.penstock.proof.benchmarks.ingress.JvmUsage;
import io.penstock.proof.benchmarks.loadgenerator.LoadShape;
import io.penstock.proof.benchmarks.loadgenerator.SignedRequests;
import io.penstock.schemas.TopicNames;
import io.penstock.schemas.TopicPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Starts ingress variants. Each variant has its own process, its own raw topic, and a load
/// generator in another process.
final class VariantLauncher {

  /// The flags with which the image starts the ingress, if its container has the default memory.
  static final List<String> FLAGS = List.of("-Xmx512m", "-XX:+UseG1GC");

  private static final List<String> CLIENT_FLAGS = List.of("-Xmx512m", "-XX:+UseSerialGC");

  private final BenchmarkBroker broker;
  private final Path directory;
  private final Map<String, String> more;

  /// A launcher of variants that use one broker.
  ///
  /// @param directory for settings and logs
  /// @param more settings of the ingress that override the defaults
  VariantLauncher(BenchmarkBroker broker, Path directory, Map<String, String> more) {
    this.broker = broker;
    this.directory = directory;
    this.more = more;
  }

  /// Starts a variant and its load generator.
  ///
  /// @param moreFlags flags of the variant's JVM
  RunningVariant open(IngressVariant variant, LoadShape shape, List<String> moreFlags) {
    var topics = new TopicNames(variant.label());
    Runnable ended = () -> delete(topics);
    if (variant == IngressVariant.PRODUCER) {
      var producer = start(variant, IngressVariant.producing(shape.bodyBytes()), moreFlags);
      return new RunningVariant.Producing(producer, ended);
    }
    var server = serve(variant, moreFlags);
    try {
      var client = client(variant.label(), server.line(), shape);
      return new RunningVariant.Serving(
          variant.label(), server, client, () -> JvmUsage.of(server.ask()), ended);
    } catch (BenchException | UncheckedIOException e) {
      server.close();
      throw e;
    }
  }

  /// Starts the server of a variant; the first line that it prints is its port.
  BenchmarkProcess serve(IngressVariant variant, List<String> moreFlags) {
    return start(variant, variant.serving(), moreFlags);
  }

  private BenchmarkProcess start(
      IngressVariant variant, List<String> command, List<String> moreFlags) {
    var topics = new TopicNames(variant.label());
    create(topics);
    var flags = new ArrayList<>(FLAGS);
    flags.addAll(moreFlags);
    return BenchmarkProcess.start(flags, command, settings(topics), log(variant.label()));
  }

  /// Creates an empty raw topic.
  void create(TopicNames topics) {
    delete(topics);
    broker.create(List.of(BenchmarkBroker.topic(TopicPlan.onOneBroker(topics).raw(), Map.of())));
  }

  /// Deletes a raw topic.
  void delete(TopicNames topics) {
    broker.delete(topics.webhooks()::equals);
  }

  /// Starts a load generator that sends to a port.
  BenchmarkProcess client(String label, String port, LoadShape shape) {
    var command =
        new ArrayList<>(
            List.of("io.penstock.proof.benchmarks.loadgenerator.LoadGeneratorMain", port));
    command.addAll(shape.arguments());
    return BenchmarkProcess.start(CLIENT_FLAGS, command, Map.of(), log("client-" + label));
  }

  /// The log of a process.
  Path log(String name) {
    return directory.resolve(name + ".log");
  }

  /// The settings of an ingress that stores in these topics.
  Map<String, String> settings(TopicNames topics) {
    var settings = new HashMap<String, String>();
    settings.put("PENSTOCK_HTTP_HOST", "127.0.0.1");
    settings.put("PENSTOCK_HTTP_PORT", "0");
    settings.put("PENSTOCK_MANAGEMENT_HOST", "127.0.0.1");
    settings.put("PENSTOCK_MANAGEMENT_PORT", "0");
    settings.put("PENSTOCK_TOPICS_PREFIX", topics.prefix());
    settings.put("PENSTOCK_DURABILITY", "warn");
    settings.put("PENSTOCK_DRAIN_DELAY", "0s");
    settings.put("PENSTOCK_CONNECTIONS_FILE", connections().toString());
    settings.put("PENSTOCK_SECRETS_DIR", directory.resolve("secrets").toString());
    settings.put("PENSTOCK_KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
    settings.putAll(more);
    return settings;
  }

  private Path connections() {
    try {
      Files.createDirectories(directory.resolve("secrets"));
      Files.writeString(directory.resolve("secrets").resolve("bench"), SignedRequests.SECRET);
      return Files.writeString(directory.resolve("connections.yaml"), connectionsText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The text of a connections file with the connections that send webhooks.
  static String connectionsText() {
    var text = new StringBuilder("connections:\n");
    for (int i = 0; i < SignedRequests.CONNECTIONS; i++) {
      text.append(
          "  %s: {recipe: makini, secrets: [bench]}%n".formatted(SignedRequests.connection(i)));
    }
    return text.toString();
  }
}
