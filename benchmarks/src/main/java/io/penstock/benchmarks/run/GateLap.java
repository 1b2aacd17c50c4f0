package io.penstock.benchmarks.run;

import io.penstock.benchmarks.client.Requests;
import io.penstock.benchmarks.client.Served;
import io.penstock.benchmarks.client.Shape;
import io.penstock.benchmarks.ladder.GateRung;
import io.penstock.benchmarks.ladder.Service;
import io.penstock.benchmarks.ladder.Usage;
import io.penstock.schemas.TopicPlan;
import io.penstock.schemas.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongConsumer;

/// One rung run once: a process of its own, and a client in another that sends to it.
final class GateLap {

  /// What the image starts the ingress with, where its container has the memory it is shipped with.
  static final List<String> FLAGS = List.of("-Xmx512m", "-XX:+UseG1GC");

  /// About what Kafka's producer sends, so that its runs take as long as the others.
  private static final int PRODUCED_PER_SECOND = 50_000;

  private static final Topics TOPICS = new Topics("bench");

  private static final List<String> CLIENT_FLAGS = List.of("-Xmx512m", "-XX:+UseSerialGC");

  private final Broker broker;
  private final Path directory;
  private final Map<String, String> more;

  /// Laps on one broker.
  ///
  /// @param directory for settings and logs
  /// @param more settings of the ingress beside those it is shipped with
  GateLap(Broker broker, Path directory, Map<String, String> more) {
    this.broker = broker;
    this.directory = directory;
    this.more = more;
  }

  /// How long a lap warms up, and then is measured, in seconds.
  record Times(int warmup, int measured) {}

  /// Runs once.
  Service run(GateRung rung, Shape shape, Times times) {
    return run(rung, shape, times, List.of(), _ -> {});
  }

  /// The same, with flags of its own, and something to do with the process at the end.
  Service run(GateRung rung, Shape shape, Times times, List<String> moreFlags, LongConsumer atEnd) {
    if (rung == GateRung.PRODUCER) {
      return produce(shape, times, moreFlags);
    }
    return serving(
        rung,
        moreFlags,
        (server, port) -> {
          try (var client = client(port, shape, times)) {
            var service = measure(rung, server, client);
            atEnd.accept(server.pid());
            return service;
          }
        });
  }

  private static Service measure(GateRung rung, Child server, Child client) {
    client.expect("begin");
    var begin = Instant.now();
    var before = Usage.of(server.ask());
    var served = Served.of(client.line());
    var used = Usage.of(server.ask()).since(before);
    if (served.stored() == 0 || served.refused() > 0) {
      throw new BenchException(
          "%s answered %d with 200 and %d otherwise; its log is %s"
              .formatted(rung.label(), served.stored(), served.refused(), server.log()));
    }
    return new Service(served, used, begin, Instant.now());
  }

  /// What is done with a rung that listens on a port.
  interface Use<T> {
    T of(Child server, String port);
  }

  /// Starts a rung, and stops it after its use.
  <T> T serving(GateRung rung, List<String> moreFlags, Use<T> use) {
    return started(
        rung.label(), rung.serving(), moreFlags, server -> use.of(server, server.line()));
  }

  private Service produce(Shape shape, Times times, List<String> moreFlags) {
    var command =
        GateRung.producing(
            shape.bodyBytes(),
            times.warmup() * PRODUCED_PER_SECOND,
            times.measured() * PRODUCED_PER_SECOND);
    var begin = Instant.now();
    return started(
        GateRung.PRODUCER.label(),
        command,
        moreFlags,
        producer -> {
          var served = Served.of(producer.line());
          return new Service(served, Usage.of(producer.line()), begin, Instant.now());
        });
  }

  /// Starts a process that has a raw topic of its own.
  private <T> T started(
      String name, List<String> command, List<String> moreFlags, Function<Child, T> use) {
    broker.create(List.of(Broker.topic(TopicPlan.onOneBroker(TOPICS).raw(), Map.of())));
    var flags = new ArrayList<>(FLAGS);
    flags.addAll(moreFlags);
    try (var process = Child.start(flags, command, settings(), directory.resolve(name + ".log"))) {
      return use.apply(process);
    } finally {
      broker.delete(TOPICS.webhooks()::equals);
    }
  }

  private Child client(String port, Shape shape, Times times) {
    var command = new ArrayList<String>();
    command.add("io.penstock.benchmarks.client.ClientMain");
    command.add(port);
    command.add(Integer.toString(times.warmup()));
    command.add(Integer.toString(times.measured()));
    command.addAll(shape.arguments());
    return Child.start(CLIENT_FLAGS, command, Map.of(), directory.resolve("client.log"));
  }

  private Map<String, String> settings() {
    var settings = new HashMap<String, String>();
    settings.put("PENSTOCK_HTTP_HOST", "127.0.0.1");
    settings.put("PENSTOCK_HTTP_PORT", "0");
    settings.put("PENSTOCK_MANAGEMENT_HOST", "127.0.0.1");
    settings.put("PENSTOCK_MANAGEMENT_PORT", "0");
    settings.put("PENSTOCK_TOPICS_PREFIX", TOPICS.prefix());
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
