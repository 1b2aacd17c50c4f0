package io.penstock.standalone.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.schemas.TopicNames;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(KafkaExtension.class)
class RecordCollectorTest {
  private final KafkaTestClient kafka;
  private final TopicNames topics;
  private final ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
  private final AtomicLong nowNanos = new AtomicLong();
  private final RecordCollector collector;

  RecordCollectorTest(KafkaTestClient kafka) {
    this.kafka = kafka;
    this.topics = kafka.topics();
    kafka.createTopics(2);
    collector =
        RecordCollector.start(
            kafka.bootstrapServers(),
            topics,
            record -> told.add(text(record.value())),
            nowNanos::get);
  }

  @Test
  void onlyCommittedRecordsAreSeenAndInTheirOrder() {
    try (var producer = producer("order")) {
      commit(producer, topics.late(), "one", "two");
      producer.beginTransaction();
      send(producer, record(topics.late(), "aborted"));
      producer.abortTransaction();
      commit(producer, topics.late(), "three");
    }

    Eventually.get(() -> List.copyOf(told), values -> values.contains("three"));

    assertThat(values(topics.late())).containsExactly("one", "two", "three");
    assertThat(told).doesNotContain("aborted");
    assertThat(collector.counts())
        .containsEntry(topics.late(), 3)
        .containsEntry(topics.testEvents(), 0);
  }

  @Test
  void groupHasCaughtUpOnceItsOffsetsAndWhatItWroteAreCommitted() throws Exception {
    var raw = kafka.produceRaw("conn-1", "raw", Map.of());
    var partition = new TopicPartition(raw.topic(), raw.partition());
    var group = topics.prefix() + "-group";

    var before = collector.caughtUp(group);
    kafka
        .admin()
        .alterConsumerGroupOffsets(
            group, Map.of(partition, new OffsetAndMetadata(raw.offset() + 1)))
        .all()
        .get();

    assertThat(before).isFalse();
    Eventually.get(() -> collector.caughtUp(group), Boolean::booleanValue);
    try (var producer = producer("open")) {
      producer.beginTransaction();
      send(producer, record(topics.fetches(), "open"));
      assertThat(collector.caughtUp(group)).isFalse();
      producer.commitTransaction();
    }
    Eventually.get(() -> collector.caughtUp(group), Boolean::booleanValue);
    assertThat(values(topics.fetches())).containsExactly("open");
  }

  @Test
  void quietLastsSinceTheLastRecord() {
    nowNanos.set(Duration.ofSeconds(5).toNanos());
    kafka.produce(record(topics.deadLetters(), "last"));
    Eventually.get(() -> List.copyOf(told), values -> values.contains("last"));

    nowNanos.set(Duration.ofSeconds(8).toNanos());

    assertThat(collector.quietFor()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void closingEndsItsThread() {
    collector.close();

    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("watch");
  }

  @Test
  void topicsThatAreNotThereAreSaid() {
    var others = new TopicNames(topics.prefix() + "-missing");

    assertThatThrownBy(
            () ->
                RecordCollector.start(kafka.bootstrapServers(), others, _ -> {}, System::nanoTime))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(others.webhooks());
  }

  private List<String> values(String topic) {
    return collector.findings().byTopic().getOrDefault(topic, List.of()).stream()
        .map(record -> text(record.value()))
        .toList();
  }

  private static String text(byte[] value) {
    return new String(value, UTF_8);
  }

  private Producer<byte[], byte[]> producer(String name) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers",
            kafka.bootstrapServers(),
            "transactional.id",
            topics.prefix() + "-" + name);
    var bytes = new ByteArraySerializer();
    var producer = new KafkaProducer<>(config, bytes, bytes);
    producer.initTransactions();
    return producer;
  }

  private static void commit(Producer<byte[], byte[]> producer, String topic, String... values) {
    producer.beginTransaction();
    for (var value : values) {
      send(producer, record(topic, value));
    }
    producer.commitTransaction();
  }

  /// Returns once it is stored, in the transaction that is open.
  private static void send(
      Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
    try {
      producer.send(record).get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ProducerRecord<byte[], byte[]> record(String topic, String value) {
    return new ProducerRecord<>(topic, 0, null, value.getBytes(UTF_8));
  }

  @AfterEach
  void close() {
    collector.close();
  }
}
