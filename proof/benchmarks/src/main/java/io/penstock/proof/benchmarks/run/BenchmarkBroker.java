package io.penstock.proof.benchmarks.run;

import io.penstock.proof.fixtures.kafka.EmbeddedKafkaMain;
import io.penstock.schemas.TopicSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.KafkaFuture;

/// The Kafka broker of a benchmark, in its own process.
final class BenchmarkBroker implements AutoCloseable {
  private static final List<String> FLAGS = List.of("-Xmx1g", "-XX:+UseSerialGC");

  private final BenchmarkProcess process;
  private final String bootstrapServers;
  private final Admin admin;

  private BenchmarkBroker(BenchmarkProcess process, String bootstrapServers) {
    this.process = process;
    this.bootstrapServers = bootstrapServers;
    this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
  }

  /// Starts a broker on an empty directory.
  static BenchmarkBroker start(Path directory) {
    var command =
        List.of(EmbeddedKafkaMain.class.getName(), directory.resolve("kafka").toString(), "0");
    var process = BenchmarkProcess.start(FLAGS, command, Map.of(), directory.resolve("broker.log"));
    try {
      return new BenchmarkBroker(process, process.line());
    } catch (RuntimeException e) {
      process.close();
      throw e;
    }
  }

  String bootstrapServers() {
    return bootstrapServers;
  }

  Admin admin() {
    return admin;
  }

  void create(Collection<NewTopic> topics) {
    await(admin.createTopics(topics).all());
  }

  /// A planned topic; the given settings override those of the plan.
  static NewTopic topic(TopicSpec spec, Map<String, String> other) {
    var configs = new HashMap<>(spec.configs());
    configs.putAll(other);
    return new NewTopic(spec.name(), spec.partitions(), (short) spec.replicationFactor())
        .configs(configs);
  }

  void delete(Predicate<String> named) {
    await(
        admin
            .deleteTopics(await(admin.listTopics().names()).stream().filter(named).toList())
            .all());
  }

  /// Deletes a consumer group whose members have stopped. Static members do not leave their group
  /// when they stop, so they are removed first.
  void forget(String group) {
    await(
        admin
            .removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
            .all());
    await(admin.deleteConsumerGroups(List.of(group)).all());
  }

  static <T> T await(KafkaFuture<T> asked) {
    try {
      return asked.get();
    } catch (ExecutionException e) {
      throw new BenchException("Kafka refused: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted", e);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(2));
    process.close();
  }
}
