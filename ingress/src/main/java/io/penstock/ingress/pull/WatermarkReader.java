package io.penstock.ingress.pull;

import io.penstock.schemas.EntityType;
import io.penstock.schemas.Watermark;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads partitions of the topic of watermarks from the beginning to the end at the time of the
/// call. It blocks, so it runs on a worker thread.
final class WatermarkReader {
  private static final Logger LOG = LoggerFactory.getLogger(WatermarkReader.class);

  /// The maximum time of one reading. A topic that is not read by then is read again.
  static final Duration READ_MAX = Duration.ofMinutes(1);

  private static final Duration POLL = Duration.ofMillis(100);

  private final String topic;
  private final Map<String, Object> config;
  private final LongSupplier nanoTime;

  /// A reader.
  ///
  /// @param config of a consumer in no group
  WatermarkReader(String topic, Map<String, Object> config, LongSupplier nanoTime) {
    this.topic = topic;
    this.config = config;
    this.nanoTime = nanoTime;
  }

  /// The newest watermarks of these connections, by connection and type.
  ///
  /// @throws org.apache.kafka.common.KafkaException if the partitions can't be read to their end
  Map<String, Map<EntityType, Watermark>> read(Set<Integer> partitions, Set<String> connections) {
    var found = new HashMap<String, Map<EntityType, Watermark>>();
    try (var consumer = new KafkaConsumer<byte[], byte[]>(config)) {
      var all = partitions.stream().map(number -> new TopicPartition(topic, number)).toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      var ends = consumer.endOffsets(all);
      var began = nanoTime.getAsLong();
      while (!reached(consumer, ends)) {
        if (nanoTime.getAsLong() - began > READ_MAX.toNanos()) {
          throw new TimeoutException(topic + " was not read within " + READ_MAX);
        }
        for (var record : consumer.poll(POLL)) {
          add(record, connections, found);
        }
      }
    }
    return found;
  }

  private static boolean reached(
      Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return List.copyOf(ends.entrySet()).stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private void add(
      ConsumerRecord<byte[], byte[]> record,
      Set<String> connections,
      Map<String, Map<EntityType, Watermark>> found) {
    if (record.value() == null) {
      return;
    }
    try {
      var watermark = Watermark.read(record.value());
      if (connections.contains(watermark.connection())) {
        found
            .computeIfAbsent(watermark.connection(), _ -> new HashMap<>())
            .put(watermark.type(), watermark);
      }
    } catch (IllegalArgumentException e) {
      LOG.warn(
          "{}-{}-{} is no watermark and does not count: {}",
          topic,
          record.partition(),
          record.offset(),
          e.getMessage());
    }
  }
}
