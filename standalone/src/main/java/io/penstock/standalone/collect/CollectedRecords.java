package io.penstock.standalone.collect;

import io.penstock.proof.simulator.judge.ConsumedTopics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// The records read so far and the positions reached. Thread-safe.
final class CollectedRecords {
  private final Map<String, List<ConsumerRecord<byte[], byte[]>>> byTopic = new HashMap<>();
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private long lastNanos;

  CollectedRecords(Iterable<String> topics, long nowNanos) {
    topics.forEach(topic -> byTopic.put(topic, new ArrayList<>()));
    lastNanos = nowNanos;
  }

  synchronized void enter(ConsumerRecord<byte[], byte[]> record, long nowNanos) {
    byTopic.computeIfAbsent(record.topic(), _ -> new ArrayList<>()).add(record);
    lastNanos = nowNanos;
  }

  /// Sets the offset of the partition that is read next.
  synchronized void reach(TopicPartition partition, long offset) {
    positions.put(partition, offset);
  }

  synchronized ConsumedTopics findings() {
    return new ConsumedTopics(byTopic);
  }

  synchronized Map<String, Integer> counts() {
    var counts = new TreeMap<String, Integer>();
    byTopic.forEach((topic, records) -> counts.put(topic, records.size()));
    return counts;
  }

  /// The time of the last record in nanoseconds; before the first record, the start time.
  synchronized long lastNanos() {
    return lastNanos;
  }

  /// Whether all records before these offsets were read.
  synchronized boolean reached(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }
}
