package io.penstock.processor.streams;

import io.penstock.processor.guard.Application;
import io.penstock.processor.guard.Committed;
import java.util.HashMap;
import java.util.SortedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// Commits where a group begins, before it has members.
final class FirstOffsets {
  private final Brokers brokers;
  private final Application application;

  FirstOffsets(Brokers brokers, Application application) {
    this.brokers = brokers;
    this.application = application;
  }

  /// Commits the offsets, by partition, all or none.
  ///
  /// @throws ExecutionException also where another instance came first, whose offsets then stand
  void commit(SortedMap<Integer, Long> offsets)
      throws InterruptedException, ExecutionException, TimeoutException {
    var marked = new HashMap<TopicPartition, OffsetAndMetadata>();
    offsets.forEach(
        (partition, offset) ->
            marked.put(
                new TopicPartition(application.rawTopic(), partition),
                new OffsetAndMetadata(offset, Committed.FIRST)));
    Brokers.answer(brokers.admin().alterConsumerGroupOffsets(application.group(), marked).all());
  }
}
