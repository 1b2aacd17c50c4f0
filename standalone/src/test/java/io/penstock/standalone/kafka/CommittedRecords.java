package io.penstock.standalone.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Topics read once, from their beginning to what is committed at the time of the call.
final class CommittedRecords {
  private static final Duration POLL = Duration.ofMillis(100);

  private CommittedRecords() {}

  static List<ConsumerRecord<byte[], byte[]>> read(
      String servers, Collection<String> topics, Duration max) {
    Map<String, Object> config =
        Map.of("bootstrap.servers", servers, "isolation.level", "read_committed");
    var bytes = new ByteArrayDeserializer();
    try (var consumer = new KafkaConsumer<>(config, bytes, bytes)) {
      var partitions =
          topics.stream()
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      return readTo(consumer.endOffsets(partitions), consumer, max);
    }
  }

  private static List<ConsumerRecord<byte[], byte[]>> readTo(
      Map<TopicPartition, Long> ends, Consumer<byte[], byte[]> consumer, Duration max) {
    var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    for (long polls = max.dividedBy(POLL); polls > 0; polls--) {
      if (ends.entrySet().stream()
          .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
        return records;
      }
      consumer.poll(POLL).forEach(records::add);
    }
    throw new IllegalStateException("the end " + ends + " was not reached within " + max);
  }
}
