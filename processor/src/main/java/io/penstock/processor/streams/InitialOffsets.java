package io.penstock.processor.streams;

import io.penstock.processor.guard.ApplicationNames;
import io.penstock.processor.guard.CommittedOffset;
import java.util.HashMap;
import java.util.SortedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// Commits a group's initial offsets, before the group has members.
final class InitialOffsets {
  private final BrokerAdmin admin;
  private final ApplicationNames application;

  InitialOffsets(BrokerAdmin admin, ApplicationNames application) {
    this.admin = admin;
    this.application = application;
  }

  /// Commits the offsets, by partition, all or none.
  ///
  /// @throws ExecutionException also if another instance was first; its offsets then remain
  void commit(SortedMap<Integer, Long> offsets)
      throws InterruptedException, ExecutionException, TimeoutException {
    var marked = new HashMap<TopicPartition, OffsetAndMetadata>();
    offsets.forEach(
        (partition, offset) ->
            marked.put(
                new TopicPartition(application.rawTopic(), partition),
                new OffsetAndMetadata(offset, CommittedOffset.FIRST)));
    BrokerAdmin.answer(admin.admin().alterConsumerGroupOffsets(application.group(), marked).all());
  }
}
