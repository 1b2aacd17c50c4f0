package io.penstock.proof.simulator.judge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// What a `read_committed` consumer found, by topic.
///
/// @param byTopic the records of each topic, each partition's in the order in which it was read
public record ConsumedTopics(Map<String, List<ConsumerRecord<byte[], byte[]>>> byTopic) {

  public ConsumedTopics {
    var copy = new HashMap<String, List<ConsumerRecord<byte[], byte[]>>>();
    byTopic.forEach((topic, records) -> copy.put(topic, List.copyOf(records)));
    byTopic = Map.copyOf(copy);
  }

  /// The topic's records; none where nothing was read of it.
  List<ConsumedRecord> on(String topic) {
    return byTopic.getOrDefault(topic, List.of()).stream().map(ConsumedRecord::new).toList();
  }
}
