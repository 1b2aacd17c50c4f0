package org.apache.kafka.streams;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/// What a topology produced, with partitions and timestamps. The driver shows them to its own
/// package alone, hence the package.
public final class ProducedRecords {
  private ProducedRecords() {}

  /// Takes what stands on a topic and was not taken yet, in its order.
  public static List<ProducerRecord<byte[], byte[]>> take(TopologyTestDriver driver, String topic) {
    var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
    if (driver.producedTopicNames().contains(topic)) {
      for (var next = driver.readRecord(topic); next != null; next = driver.readRecord(topic)) {
        records.add(next);
      }
    }
    return records;
  }
}
