package io.penstock.standalone.kafka;

import io.penstock.cli.topics.TopicMaker;
import io.penstock.schemas.TopicPlan;
import io.penstock.schemas.Topics;
import io.penstock.standalone.bridge.Eventually;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// A test class's own corner of a real broker: a topic prefix nobody else has, and what tests do
/// there.
public final class KafkaSandbox implements AutoCloseable {
  private final String bootstrapServers;
  private final Topics topics;
  private final Admin admin;
  private final Producer<byte[], byte[]> producer;

  /// A corner of the broker at that address.
  public KafkaSandbox(String bootstrapServers, String prefix) {
    this.bootstrapServers = bootstrapServers;
    this.topics = new Topics(prefix);
    Map<String, Object> client = Map.of("bootstrap.servers", bootstrapServers);
    this.admin = Admin.create(client);
    Map<String, Object> sending =
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "max.request.size",
            TopicPlan.RAW_RECORD_BYTES_MAX);
    this.producer =
        new KafkaProducer<>(sending, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /// Where clients find the broker.
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /// The names of this corner's topics.
  public Topics topics() {
    return topics;
  }

  /// A client for what this class has no words for.
  public Admin admin() {
    return admin;
  }

  /// Creates all topics of a bridge.
  public TopicPlan createTopics(int partitions) {
    return createTopics(partitions, 1, 1);
  }

  /// The same on several brokers.
  public TopicPlan createTopics(int partitions, int replicas, int inSyncMin) {
    var plan = new TopicPlan(topics, partitions, replicas, inSyncMin, TopicPlan.RETENTION_DEFAULT);
    new TopicMaker(admin).make(plan);
    return plan;
  }

  /// Gives a topic's setting another value, and returns once the controller has it.
  public void alterTopic(String topic, String setting, String value) {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    var change = new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET);
    try {
      admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all().get();
    } catch (Exception e) {
      throw new IllegalStateException("not altered: " + topic, e);
    }
  }

  /// Appends a raw record, and returns once it is stored.
  public RecordMetadata produceRaw(String connection, String body, Map<String, String> headers) {
    var record = new ProducerRecord<>(topics.webhooks(), utf8(connection), utf8(body));
    headers.forEach((name, value) -> record.headers().add(name, utf8(value)));
    return produce(record);
  }

  /// Appends any record, and returns once it is stored.
  public RecordMetadata produce(ProducerRecord<byte[], byte[]> record) {
    try {
      return producer.send(record).get();
    } catch (Exception e) {
      throw new IllegalStateException("not stored: " + record.topic(), e);
    }
  }

  /// Every committed record that now stands in the topic, each partition's in its order.
  public List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    return read(List.of(topic));
  }

  /// The same of several topics, in no order between them.
  public List<ConsumerRecord<byte[], byte[]>> read(List<String> several) {
    return CommittedRecords.read(bootstrapServers, several, Eventually.MAX);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
    admin.close(Duration.ofSeconds(5));
  }
}
