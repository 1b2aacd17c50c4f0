package io.penstock.standalone.collect;

import static java.util.stream.Collectors.toMap;

import io.penstock.standalone.collect.RecordCollector.UnansweredException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/// Queries the broker for end offsets of partitions and committed offsets of a group.
record TopicOffsets(Admin admin) {
  private static final Duration ANSWER_MAX = Duration.ofSeconds(10);

  /// The end offsets of the logs. Records before them may belong to an open transaction.
  Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
    var latest = partitions.stream().collect(toMap(each -> each, _ -> OffsetSpec.latest()));
    return answer(admin.listOffsets(latest).all()).entrySet().stream()
        .collect(toMap(Map.Entry::getKey, end -> end.getValue().offset()));
  }

  /// The committed offsets of the group. Partitions without a committed offset are left out.
  Map<TopicPartition, Long> committed(String group) {
    var offsets = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata();
    return answer(offsets).entrySet().stream()
        .filter(entry -> entry.getValue() != null)
        .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  private static <T> T answer(KafkaFuture<T> future) {
    try {
      return future.get(ANSWER_MAX.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new UnansweredException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnansweredException(e);
    }
  }
}
