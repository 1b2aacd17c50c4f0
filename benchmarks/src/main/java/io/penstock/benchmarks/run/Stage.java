package io.penstock.benchmarks.run;

import io.penstock.benchmarks.load.PurchaseOrders;
import io.penstock.benchmarks.load.RawLog;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.TopicPlan;
import io.penstock.schemas.TopicSpec;
import io.penstock.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/// The broker of a benchmark, in a process of its own, and what is asked of it.
final class Stage implements AutoCloseable {
  private static final List<String> BROKER_FLAGS = List.of("-Xmx1g", "-XX:+UseSerialGC");
  private static final long SEED = 1;

  private final Child broker;
  private final String bootstrapServers;
  private final Admin admin;

  private Stage(Child broker, String bootstrapServers) {
    this.broker = broker;
    this.bootstrapServers = bootstrapServers;
    this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
  }

  /// Starts a broker on an empty directory.
  static Stage start(Path directory) {
    var command = List.of(BrokerMain.class.getName(), directory.resolve("kafka").toString());
    var log = directory.resolve("broker.log");
    var broker = Child.start(BROKER_FLAGS, command, Map.of(), log);
    try {
      return new Stage(broker, broker.line());
    } catch (RuntimeException e) {
      broker.close();
      throw e;
    }
  }

  String bootstrapServers() {
    return bootstrapServers;
  }

  /// Makes the topics of a bridge with one partition, and fills the raw one.
  void prepare(Topics topics, int records, Duration grace, Instant now) {
    var plan = new TopicPlan(topics, 1, 1, 1, TopicPlan.RETENTION_DEFAULT);
    var raw = topic(plan.raw(), Map.of("message.timestamp.type", "CreateTime"));
    var outputs = plan.outputs().stream().map(output -> topic(output, Map.of()));
    await(admin.createTopics(Stream.concat(Stream.of(raw), outputs).toList()).all());
    var orders = new PurchaseOrders(SEED, grace);
    new RawLog(bootstrapServers, topics.webhooks()).fill(orders, records, now.toEpochMilli());
    if (end(topics.webhooks()) != records) {
      throw new BenchException("the broker does not hold the " + records + " records sent to it");
    }
  }

  private static NewTopic topic(TopicSpec spec, Map<String, String> other) {
    var configs = new HashMap<>(spec.configs());
    configs.putAll(other);
    return new NewTopic(spec.name(), spec.partitions(), (short) spec.replicationFactor())
        .configs(configs);
  }

  /// The offset after the last record, where the end of a transaction counts as one, too.
  private long end(String topic) {
    var partition = new TopicPartition(topic, 0);
    var latest = Map.of(partition, OffsetSpec.latest());
    return await(admin.listOffsets(latest).partitionResult(partition)).offset();
  }

  /// How far the processor of these topics has committed; 0 before it has.
  long committed(Topics topics) {
    var group = topics.prefix() + "-processor-g1";
    var offsets = await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    var offset = offsets.get(new TopicPartition(topics.webhooks(), 0));
    return offset == null ? 0 : offset.offset();
  }

  /// Refuses a run that did other work than it was to do: every record of the load is a change in
  /// time.
  void checkOutputs(Topics topics, long eventsMin) {
    var events = end(topics.events(EntityTypes.PURCHASE_ORDER));
    var others = end(topics.late()) + end(topics.deadLetters());
    if (events < eventsMin || others > 0) {
      throw new BenchException(
          "%s: expected %d events or more and nothing else, found %d and %d others"
              .formatted(topics.prefix(), eventsMin, events, others));
    }
  }

  /// Deletes the topics, and what Kafka Streams made beside them.
  void clear(Topics topics) {
    var names =
        await(admin.listTopics().names()).stream()
            .filter(
                name ->
                    name.startsWith(topics.prefix() + ".")
                        || name.startsWith(topics.prefix() + "-processor-g1-"))
            .toList();
    await(admin.deleteTopics(names).all());
  }

  private static <T> T await(KafkaFuture<T> asked) {
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
    broker.close();
  }
}
