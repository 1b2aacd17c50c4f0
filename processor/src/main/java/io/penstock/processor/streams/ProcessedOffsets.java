package io.penstock.processor.streams;

import io.penstock.processor.codec.PartitionProgressCodec;
import io.penstock.processor.guard.ApplicationNames;
import io.penstock.processor.store.StoreNames;
import io.penstock.processor.store.StoredFoldState;
import java.time.Duration;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads from the changelog of `progress` how far each partition was processed. It is used only to
/// tell an operator how to repair the group's offsets.
final class ProcessedOffsets {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessedOffsets.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int POLLS_MAX = 60;

  private final String changelog;
  private final StreamsConfig config;

  ProcessedOffsets(ApplicationNames application, Properties config) {
    this.changelog = application.group() + "-" + StoreNames.PROGRESS + "-changelog";
    this.config = new StreamsConfig(config);
  }

  /// The next offset of each partition, 0 if it has no state; empty if the changelog can't be read.
  SortedMap<Integer, Long> read() {
    var bytes = new ByteArrayDeserializer();
    var clients = config.getRestoreConsumerConfigs("guard");
    try (var consumer = new KafkaConsumer<>(clients, bytes, bytes)) {
      var partitions =
          consumer.partitionsFor(changelog).stream()
              .map(partition -> new TopicPartition(changelog, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var next = new TreeMap<Integer, Long>();
      partitions.forEach(partition -> next.put(partition.partition(), 0L));
      return readAll(consumer, next) ? next : new TreeMap<>();
    } catch (KafkaException e) {
      LOG.warn("how far the partitions were processed can't be told", e);
      return new TreeMap<>();
    }
  }

  private boolean readAll(Consumer<byte[], byte[]> consumer, SortedMap<Integer, Long> next) {
    var ends = consumer.endOffsets(consumer.assignment());
    for (int polls = 0; polls < POLLS_MAX; polls++) {
      if (ends.entrySet().stream()
          .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
        return true;
      }
      for (var record : consumer.poll(POLL)) {
        read(record, next);
      }
    }
    return false;
  }

  private static void read(ConsumerRecord<byte[], byte[]> record, SortedMap<Integer, Long> next) {
    if (StoredFoldState.PROGRESS.equals(Bytes.wrap(record.key())) && record.value() != null) {
      next.put(record.partition(), PartitionProgressCodec.decode(record.value()).offset() + 1);
    }
  }
}
