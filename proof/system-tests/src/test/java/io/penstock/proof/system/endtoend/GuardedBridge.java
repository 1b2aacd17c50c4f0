package io.penstock.proof.system.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.schemas.EntityTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// A topic prefix of one test's own, its processor's group, and what an operator's mistakes do to
/// them.
final class GuardedBridge implements AutoCloseable {
  final KafkaTestClient kafka;
  final Path state;
  private int sent;

  GuardedBridge(String servers, String prefix, int partitions, Path state) {
    this.kafka = new KafkaTestClient(servers, prefix);
    this.state = state;
    kafka.createTopics(partitions);
  }

  String group() {
    return kafka.topics().prefix() + "-processor-g1";
  }

  String raw() {
    return kafka.topics().webhooks();
  }

  String changelog(String store) {
    return group() + "-" + store + "-changelog";
  }

  List<String> changelogs() {
    return answer(kafka.admin().listTopics().names()).stream()
        .filter(name -> name.startsWith(group()) && name.endsWith("-changelog"))
        .toList();
  }

  TestProcessor start() {
    return new TestProcessor(state, kafka);
  }

  /// Has so many new webhooks processed, and stops as an operator does.
  void processAndStop(int count) {
    try (var processor = start()) {
      processor.awaitReady();
      process(count);
    }
    forgetMembers();
  }

  /// Has so many new webhooks processed by who runs.
  void process(int count) {
    send(count);
    var ends = ends();
    Eventually.get(
        this::committed,
        offsets ->
            ends.entrySet().stream()
                .allMatch(end -> offsets.getOrDefault(end.getKey(), 0L).equals(end.getValue())));
  }

  /// Appends so many new webhooks, all of one connection.
  void send(int count) {
    for (int number = 0; number < count; number++) {
      sent++;
      var body =
          """
          {"event":"purchase-orders.updated","data":{"id":"po-1","title":"%d","updatedAt":"2026-01-02T03:%02d:%02dZ"}}"""
              .formatted(sent, sent / 60, sent % 60);
      kafka.produceRaw(
          "conn-1",
          body,
          Map.of(
              "webhook-id", "evt-" + sent,
              "webhook-id-origin", "sender",
              "recipe", "makini",
              "origin", "webhook",
              "grace", "0"));
    }
  }

  /// Appends one record as no one should: its commit takes an offset, too.
  void sendInTransaction() {
    Map<String, Object> config =
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", group());
    var bytes = new ByteArraySerializer();
    try (var producer = new KafkaProducer<>(config, bytes, bytes)) {
      producer.initTransactions();
      producer.beginTransaction();
      var _ = producer.send(new ProducerRecord<>(raw(), "conn-1".getBytes(UTF_8), new byte[0]));
      producer.commitTransaction();
    }
  }

  List<ConsumerRecord<byte[], byte[]>> events() {
    return kafka.read(kafka.topics().events(EntityTypes.PURCHASE_ORDER));
  }

  /// The partition that holds the connection's records.
  int partition() {
    return ends().entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  Map<Integer, Long> committed() {
    var offsets = new TreeMap<Integer, Long>();
    answer(kafka.admin().listConsumerGroupOffsets(group()).partitionsToOffsetAndMetadata())
        .forEach((partition, offset) -> offsets.put(partition.partition(), offset.offset()));
    return offsets;
  }

  Map<Integer, Long> ends() {
    var asked = new HashMap<TopicPartition, OffsetSpec>();
    for (int number = 0; number < partitions(raw()); number++) {
      asked.put(new TopicPartition(raw(), number), OffsetSpec.latest());
    }
    var ends = new TreeMap<Integer, Long>();
    answer(kafka.admin().listOffsets(asked).all())
        .forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
    return ends;
  }

  private int partitions(String topic) {
    var described = answer(kafka.admin().describeTopics(List.of(topic)).allTopicNames());
    return Objects.requireNonNull(described.get(topic)).partitions().size();
  }

  /// As `kafka-consumer-groups.sh --reset-offsets` does it.
  void setOffset(int partition, long offset) {
    var at = new TopicPartition(raw(), partition);
    var set = Map.of(at, new OffsetAndMetadata(offset));
    answer(kafka.admin().alterConsumerGroupOffsets(group(), set).all());
  }

  /// What the time-out of their sessions would do.
  void forgetMembers() {
    try {
      answer(
          kafka
              .admin()
              .removeMembersFromConsumerGroup(group(), new RemoveMembersFromConsumerGroupOptions())
              .all());
    } catch (IllegalStateException _) {
      // None are left.
    }
  }

  void deleteGroup() {
    answer(kafka.admin().deleteConsumerGroups(List.of(group())).all());
  }

  void delete(String topic) {
    answer(kafka.admin().deleteTopics(List.of(topic)).all());
    Eventually.get(
        () -> answer(kafka.admin().listTopics().names()), names -> !names.contains(topic));
  }

  /// Makes a topic again under its name, with what the broker gives it.
  void recreate(String topic) {
    var again = new NewTopic(topic, partitions(topic), (short) 1);
    delete(topic);
    again.configs(topic.equals(raw()) ? Map.of() : Map.of("cleanup.policy", "compact"));
    answer(kafka.admin().createTopics(List.of(again)).all());
  }

  /// As retention or `kafka-delete-records.sh` does it.
  void deleteRecords(int partition, long before) {
    var at = new TopicPartition(raw(), partition);
    answer(kafka.admin().deleteRecords(Map.of(at, RecordsToDelete.beforeOffset(before))).all());
  }

  void addPartition() {
    var more = NewPartitions.increaseTo(partitions(raw()) + 1);
    answer(kafka.admin().createPartitions(Map.of(raw(), more)).all());
  }

  void deleteState() {
    try (var files = Files.walk(state)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T answer(KafkaFuture<T> asked) {
    try {
      return asked.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    kafka.close();
  }
}
