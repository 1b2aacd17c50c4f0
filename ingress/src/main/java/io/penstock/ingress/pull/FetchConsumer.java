package io.penstock.ingress.pull;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.kafka.client.consumer.KafkaReadStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Consumes the requests of the partitions that this replica owns. Used only by the event loop of
/// the pull side.
final class FetchConsumer {
  private static final Logger LOG = LoggerFactory.getLogger(FetchConsumer.class);

  private final KafkaReadStream<byte[], byte[]> stream;
  private final String topic;
  private final Target target;
  private final Set<TopicPartition> owned = new HashSet<>();
  private final Map<TopicPartition, Long> committed = new HashMap<>();
  private boolean held;
  private boolean committing;

  /// The receiver of partitions and records. Called on the event loop, in the order in which
  /// partitions come and go.
  interface Target {

    /// From now on, records of this partition come, from its committed offset on.
    void assigned(int partition);

    /// No record of this partition comes any more, and another replica may own it.
    void revoked(int partition);

    void received(ConsumerRecord<byte[], byte[]> record);
  }

  /// A consumer that has not begun. Created on the event loop.
  FetchConsumer(Vertx vertx, FinishedOffsetsConsumer kafka, String topic, Target target) {
    this.stream = KafkaReadStream.create(vertx, kafka);
    this.topic = topic;
    this.target = target;
  }

  /// Joins the group.
  void start() {
    stream.exceptionHandler(e -> LOG.warn("requests to fetch can't be consumed", e));
    stream.partitionsAssignedHandler(this::assigned);
    stream.partitionsRevokedHandler(this::revoked);
    stream.handler(target::received);
    stream.subscribe(Set.of(topic));
  }

  private void assigned(Set<TopicPartition> partitions) {
    owned.addAll(partitions);
    if (held) {
      stream.pause(partitions);
    }
    partitions.forEach(partition -> target.assigned(partition.partition()));
  }

  private void revoked(Set<TopicPartition> partitions) {
    owned.removeAll(partitions);
    committed.keySet().removeAll(partitions);
    partitions.forEach(partition -> target.revoked(partition.partition()));
  }

  /// Stops the flow of further records, or lets it go on. The consumer stays in its group.
  void hold(boolean hold) {
    if (hold == held || owned.isEmpty()) {
      return;
    }
    held = hold;
    var now = Set.copyOf(owned);
    var _ = hold ? stream.pause(now) : stream.resume(now);
  }

  /// Commits the offsets that are not committed yet, unless a commit is under way.
  ///
  /// @param committable the offsets by partition
  void commit(Map<Integer, Long> committable) {
    var newer = new HashMap<TopicPartition, Long>();
    committable.forEach(
        (number, offset) -> {
          var partition = new TopicPartition(topic, number);
          if (owned.contains(partition) && !offset.equals(committed.get(partition))) {
            newer.put(partition, offset);
          }
        });
    if (committing || newer.isEmpty()) {
      return;
    }
    committing = true;
    stream
        .commit(
            newer.entrySet().stream()
                .collect(
                    Collectors.toMap(
                        Map.Entry::getKey, each -> new OffsetAndMetadata(each.getValue()))))
        .onComplete(
            _ -> {
              committing = false;
              committed.putAll(newer);
              committed.keySet().retainAll(owned);
            },
            e -> {
              committing = false;
              LOG.warn("offsets of requests were not committed, and are committed later", e);
            });
  }

  /// Commits what is finished, and leaves the group.
  Future<Void> close() {
    return stream.close();
  }
}
