package io.penstock.ingress.pull;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A consumer that commits finished offsets before its partitions go to another member, and commits
/// no offset of a partition that it does not own.
///
/// It is a subclass, because the Vert.x Kafka Client tells of a revocation only after it happened.
final class FinishedOffsetsConsumer extends KafkaConsumer<byte[], byte[]> {
  private static final Logger LOG = LoggerFactory.getLogger(FinishedOffsetsConsumer.class);

  private final String topic;
  private final ConcurrentMap<TopicPartition, Long> finished = new ConcurrentHashMap<>();

  /// A consumer of one topic.
  FinishedOffsetsConsumer(String topic, Map<String, Object> config) {
    super(config);
    this.topic = topic;
  }

  /// Sets the offset to commit of a partition. May be called by any thread.
  void committable(int partition, long offset) {
    finished.put(new TopicPartition(topic, partition), offset);
  }

  @Override
  public void subscribe(Collection<String> topics, ConsumerRebalanceListener listener) {
    super.subscribe(topics, new CommitsFirst(listener));
  }

  @Override
  public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
    var owned = new HashMap<>(offsets);
    owned.keySet().retainAll(assignment());
    if (!owned.isEmpty()) {
      super.commitSync(owned);
    }
  }

  private final class CommitsFirst implements ConsumerRebalanceListener {
    private final ConsumerRebalanceListener next;

    CommitsFirst(ConsumerRebalanceListener next) {
      this.next = next;
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
      for (var partition : partitions) {
        var committable = finished.remove(partition);
        if (committable != null) {
          offsets.put(partition, new OffsetAndMetadata(committable));
        }
      }
      try {
        commitSync(offsets);
      } catch (KafkaException e) {
        // The next owner answers some requests again, under the same webhook ids.
        LOG.warn("offsets of partitions that go away were not committed", e);
      }
      next.onPartitionsRevoked(partitions);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      next.onPartitionsAssigned(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      partitions.forEach(finished::remove);
      next.onPartitionsRevoked(partitions);
    }
  }
}
