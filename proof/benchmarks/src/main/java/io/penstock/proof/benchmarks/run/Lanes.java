package io.penstock.proof.benchmarks.run;

import io.penstock.proof.benchmarks.client.Requests;
import io.penstock.proof.benchmarks.client.Shape;
import io.penstock.proof.benchmarks.ladder.IngressRung;
import io.penstock.proof.benchmarks.ladder.Usage;
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

/// Starts rungs: each in a process of its own, with a raw topic of its own, and a client in another
/// that sends to it.
final class Lanes {

  /// What the image starts the ingress with, where its container has the memory it is shipped with.
  static final List<String> FLAGS = List.of("-Xmx512m", "-XX:+UseG1GC");

  private static final List<String> CLIENT_FLAGS = List.of("-Xmx512m", "-XX:+UseSerialGC");

  private final Broker broker;
  private final Path directory;
  private final Map<String, String> more;

  /// Lanes to one broker.
  ///
  /// @param directory for settings and logs
  /// @param more settings of the ingress beside those it is shipped with
  Lanes(Broker broker, Path directory, Map<String, String> more) {
    this.broker = broker;
    this.directory = directory;
    this.more = more;
  }

  /// Starts a rung and what sends to it.
  ///
  /// @param moreFlags of the rung's JVM
  Lane open(IngressRung rung, Shape shape, List<String> moreFlags) {
    var topics = new TopicNames(rung.label());
    Runnable ended = () -> delete(topics);
    if (rung == IngressRung.PRODUCER) {
      var producer = start(rung, IngressRung.producing(shape.bodyBytes()), moreFlags);
      return new Lane.Producing(producer, ended);
    }
    var server = serve(rung, moreFlags);
    try {
      var client = client(rung.label(), server.line(), shape);
      return new Lane.Serving(rung.label(), server, client, () -> Usage.of(server.ask()), ended);
    } catch (BenchException | UncheckedIOException e) {
      server.close();
      throw e;
    }
  }

  /// Starts a rung that listens; the first line it prints is its port.
  Child serve(IngressRung rung, List<String> moreFlags) {
    return start(rung, rung.serving(), moreFlags);
  }

  private Child start(IngressRung rung, List<String> command, List<String> moreFlags) {
    var topics = new TopicNames(rung.label());
    create(topics);
    var flags = new ArrayList<>(FLAGS);
    flags.addAll(moreFlags);
    return Child.start(flags, command, settings(topics), log(rung.label()));
  }

  /// Creates a raw topic, empty.
  void create(TopicNames topics) {
    delete(topics);
    broker.create(List.of(Broker.topic(TopicPlan.onOneBroker(topics).raw(), Map.of())));
  }

  /// Deletes a raw topic.
  void delete(TopicNames topics) {
    broker.delete(topics.webhooks()::equals);
  }

  /// Starts what sends to a port.
  Child client(String label, String port, Shape shape) {
    var command = new ArrayList<>(List.of("io.penstock.proof.benchmarks.client.ClientMain", port));
    command.addAll(shape.arguments());
    return Child.start(CLIENT_FLAGS, command, Map.of(), log("client-" + label));
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
    var file = directory.resolve("connections.yaml");
    var text = new StringBuilder("connections:\n");
    for (int i = 0; i < Requests.CONNECTIONS; i++) {
      text.append("  %s: {recipe: makini, secrets: [bench]}%n".formatted(Requests.connection(i)));
    }
    try {
      Files.createDirectories(directory.resolve("secrets"));
      Files.writeString(directory.resolve("secrets").resolve("bench"), Requests.SECRET);
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
