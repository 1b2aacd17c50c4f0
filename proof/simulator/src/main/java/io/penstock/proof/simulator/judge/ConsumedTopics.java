package io.penstock.proof.simulator.judge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// The records that a `read_committed` consumer found, by topic.
///
/// @param byTopic records of each topic, in the order in which each partition was read
public record ConsumedTopics(Map<String, List<ConsumerRecord<byte[], byte[]>>> byTopic) {

  public ConsumedTopics {
    var copy = new HashMap<String, List<ConsumerRecord<byte[], byte[]>>>();
    byTopic.forEach((topic, records) -> copy.put(topic, List.copyOf(records)));
    byTopic = Map.copyOf(copy);
  }

  /// The topic's records; empty if none were read.
  List<ConsumedRecord> on(String topic) {
    return byTopic.getOrDefault(topic, List.of()).stream().map(ConsumedRecord::new).toList();
  }
}
