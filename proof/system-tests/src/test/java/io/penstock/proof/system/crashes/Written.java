package io.penstock.proof.system.crashes;

import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.proof.reference.Emission;
import io.penstock.proof.reference.Header;
import io.penstock.proof.reference.RawRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;

/// What stands on the broker, as the model's records and texts.
final class Written {
  /// Kafka's own have none.
  static final Comparator<TopicPartition> BY_NAME =
      Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

  private Written() {}

  /// Every raw record, by its partition.
  static Map<Integer, List<RawRecord>> raw(KafkaTestClient kafka) {
    var partitions = new TreeMap<Integer, List<RawRecord>>();
    for (var record : kafka.read(kafka.topics().webhooks())) {
      partitions.computeIfAbsent(record.partition(), _ -> new ArrayList<>()).add(raw(record));
    }
    return partitions;
  }

  /// The committed records of every output topic, by their partition.
  static Map<TopicPartition, List<String>> outputs(KafkaTestClient kafka) {
    var texts = new TreeMap<TopicPartition, List<String>>(BY_NAME);
    for (var record : kafka.read(kafka.topics().outputs())) {
      var partition = new TopicPartition(record.topic(), record.partition());
      texts.computeIfAbsent(partition, _ -> new ArrayList<>()).add(text(record));
    }
    return texts;
  }

  private static RawRecord raw(ConsumerRecord<byte[], byte[]> record) {
    return new RawRecord(
        record.topic(),
        record.partition(),
        record.offset(),
        record.timestamp(),
        record.key(),
        record.value(),
        headers(record.headers()));
  }

  private static String text(ConsumerRecord<byte[], byte[]> record) {
    return Emission.text(
        record.topic(),
        record.partition(),
        record.timestamp(),
        record.key(),
        record.value(),
        headers(record.headers()));
  }

  private static List<Header> headers(Headers headers) {
    var copies = new ArrayList<Header>();
    headers.forEach(header -> copies.add(new Header(header.key(), header.value())));
    return copies;
  }
}
