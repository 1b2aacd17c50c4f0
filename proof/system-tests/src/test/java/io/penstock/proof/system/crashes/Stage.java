package io.penstock.proof.system.crashes;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.KafkaProcessCluster;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.clients.admin.NewTopic;

/// A bridge without its ingress: topics of its own, processors to torment, and a load.
///
/// What runs on it ends with it. The load is that of the seed, which is printed; `-Dseed=` gives it
/// again, though not the same timing.
final class Stage implements AutoCloseable {
  static final int PARTITIONS = 12;
  private static final int PER_SECOND = 200;

  /// Three brokers and two processors share the machine.
  private static final int PER_SECOND_ON_THREE = 50;

  private static final Duration LATER = Duration.ofMinutes(1);
  private static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");

  private final KafkaTestClient kafka;
  private final Path directory;
  private final int replication;
  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Deque<ProcessorProcess> processors = new ArrayDeque<>();
  private int loads;

  private Stage(KafkaTestClient kafka, Path directory, int replication) {
    this.kafka = kafka;
    this.directory = directory;
    this.replication = replication;
    System.out.println(kafka.topics().prefix() + ": seed " + seed);
  }

  /// A stage with all topics of a bridge.
  ///
  /// @param name told in their prefix
  static Stage with(KafkaTestClient beside, Path directory, String name) {
    return with(beside, directory, name, PARTITIONS);
  }

  /// The same with so many partitions: of fewer, each has more to do at a time.
  static Stage with(KafkaTestClient beside, Path directory, String name, int partitions) {
    var stage = new Stage(ofItsOwn(beside, name), directory, 1);
    stage.kafka.createTopics(partitions);
    return stage;
  }

  /// The same on three brokers: each partition is on all of them, and two must have a record.
  static Stage on(KafkaProcessCluster cluster, Path directory, String name) {
    var stage = new Stage(new KafkaTestClient(cluster.bootstrapServers(), name), directory, 3);
    stage.kafka.createTopics(PARTITIONS, 3, 2);
    return stage;
  }

  private static KafkaTestClient ofItsOwn(KafkaTestClient beside, String name) {
    return new KafkaTestClient(beside.bootstrapServers(), beside.topics().prefix() + "-" + name);
  }

  /// A stage whose raw records have the time that their producer gives them.
  static Stage ofAnotherTime(KafkaTestClient beside, Path directory, String name) {
    var stage = new Stage(ofItsOwn(beside, name), directory, 1);
    var raw =
        new NewTopic(stage.kafka.topics().webhooks(), PARTITIONS, (short) 1)
            .configs(Map.of("message.timestamp.type", "CreateTime", "retention.ms", "-1"));
    stage.group().create(raw);
    stage.kafka.createTopics(PARTITIONS);
    return stage;
  }

  KafkaTestClient kafka() {
    return kafka;
  }

  /// Decides when something happens.
  SplittableRandom random() {
    return new SplittableRandom(seed);
  }

  /// The group of its processors.
  Group group() {
    return new Group(kafka);
  }

  /// An instance as it ships, not started.
  ProcessorProcess processor(String instance, int standbys) {
    return add(new ProcessorProcess(kafka, directory, instance, standbys, replication));
  }

  /// An instance with another main, not started.
  ProcessorProcess processor(Class<?> main, String instance) {
    return add(new ProcessorProcess(main, kafka, directory, instance, 0, 1));
  }

  private ProcessorProcess add(ProcessorProcess processor) {
    processors.push(processor);
    return processor;
  }

  /// The webhooks of today.
  Load load() {
    return load(START, Duration.ofMillis(1_000 / perSecond()));
  }

  /// Others of today, after those.
  Load more() {
    return load(seed + ++loads, START.plus(LATER), Duration.ofMillis(1_000 / perSecond()));
  }

  /// Webhooks of another time.
  Load load(Instant start, Duration step) {
    return load(seed, start, step);
  }

  private Load load(long seed, Instant start, Duration step) {
    var webhooks = new Webhooks(seed, kafka.topics().webhooks(), start, step);
    return Load.start(kafka, webhooks, perSecond());
  }

  private int perSecond() {
    return replication > 1 ? PER_SECOND_ON_THREE : PER_SECOND;
  }

  /// Waits until all is processed, and fails unless it was processed exactly once.
  void assertExactlyOnce() {
    assertThat(verdict(Eventually.MAX)).as("seed %d", seed).isEmpty();
  }

  /// How what was written differs from what is due.
  List<String> verdict(Duration quietMax) {
    return new Verdict(kafka, quietMax).differences();
  }

  @Override
  public void close() {
    processors.forEach(ProcessorProcess::close);
    kafka.close();
  }
}
