package io.penstock.processor.streams;

import io.penstock.processor.guard.ApplicationNames;
import io.penstock.processor.guard.ClusterSnapshot;
import io.penstock.processor.guard.ClusterSnapshot.Partition;
import io.penstock.processor.guard.ClusterSnapshot.Topic;
import io.penstock.processor.guard.CommittedOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.jspecify.annotations.Nullable;

/// Reads from Kafka the cluster snapshot that the consistency guard checks.
final class ClusterSnapshotReader {
  private static final String TRANSACTION_VERSION = "transaction.version";

  private final BrokerAdmin admin;
  private final ApplicationNames application;

  ClusterSnapshotReader(BrokerAdmin admin, ApplicationNames application) {
    this.admin = admin;
    this.application = application;
  }

  /// The snapshot of all partitions, with the offsets that the group has committed by now.
  ClusterSnapshot all() throws InterruptedException, ExecutionException, TimeoutException {
    var topics = topics();
    var raw = topics.remove(application.rawTopic());
    var number = raw == null ? 0 : raw.partitions();
    var asked = IntStream.range(0, number).mapToObj(this::partition).toList();
    return new ClusterSnapshot(raw, topics, partitions(asked, false));
  }

  /// The cluster's finalized `transaction.version`; empty if it does not report features.
  OptionalInt transactionVersion()
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      var features =
          BrokerAdmin.answer(admin.admin().describeFeatures().featureMetadata())
              .finalizedFeatures();
      var version = features.get(TRANSACTION_VERSION);
      if (features.isEmpty()) {
        return OptionalInt.empty();
      }
      // A feature at level 0 is left out.
      return OptionalInt.of(version == null ? 0 : version.maxVersionLevel());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnsupportedVersionException) {
        return OptionalInt.empty();
      }
      throw e;
    }
  }

  /// The snapshot of one partition, with the offset committed after every transaction has ended.
  ClusterSnapshot of(int partition)
      throws InterruptedException, ExecutionException, TimeoutException {
    var topics = topics();
    var raw = topics.remove(application.rawTopic());
    return new ClusterSnapshot(raw, topics, partitions(List.of(partition(partition)), true));
  }

  private TopicPartition partition(int number) {
    return new TopicPartition(application.rawTopic(), number);
  }

  private SortedMap<String, Topic> topics()
      throws InterruptedException, ExecutionException, TimeoutException {
    var names = new TreeMap<String, Topic>();
    var asked = new TreeMap<>(Map.of(application.rawTopic(), ""));
    application.changelogs().forEach(name -> asked.put(name, ""));
    var answers = admin.admin().describeTopics(asked.keySet()).topicNameValues();
    for (var entry : answers.entrySet()) {
      try {
        var found = BrokerAdmin.answer(entry.getValue());
        names.put(entry.getKey(), new Topic(found.topicId().toString(), found.partitions().size()));
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
      }
    }
    return names;
  }

  /// In an order that lets concurrent changes hide a breach but never cause a false one.
  private SortedMap<Integer, Partition> partitions(Collection<TopicPartition> asked, boolean stable)
      throws InterruptedException, ExecutionException, TimeoutException {
    var partitions = new TreeMap<Integer, Partition>();
    if (!asked.isEmpty()) {
      var beginnings = offsets(asked, OffsetSpec.earliest());
      var committed = committed(asked, stable);
      var ends = offsets(asked, OffsetSpec.latest());
      for (var partition : asked) {
        partitions.put(
            partition.partition(),
            new Partition(
                Objects.requireNonNull(beginnings.get(partition)),
                committed(committed.get(partition)),
                Objects.requireNonNull(ends.get(partition))));
      }
    }
    return partitions;
  }

  private static @Nullable CommittedOffset committed(@Nullable OffsetAndMetadata found) {
    return found == null ? null : CommittedOffset.of(found.offset(), found.metadata());
  }

  private Map<TopicPartition, OffsetAndMetadata> committed(
      Collection<TopicPartition> asked, boolean stable)
      throws InterruptedException, ExecutionException, TimeoutException {
    var group = application.group();
    var spec = new ListConsumerGroupOffsetsSpec().topicPartitions(asked);
    var options = new ListConsumerGroupOffsetsOptions().requireStable(stable);
    var offsets = admin.admin().listConsumerGroupOffsets(Map.of(group, spec), options);
    return BrokerAdmin.answer(offsets.partitionsToOffsetAndMetadata(group));
  }

  private Map<TopicPartition, Long> offsets(Collection<TopicPartition> asked, OffsetSpec which)
      throws InterruptedException, ExecutionException, TimeoutException {
    var specs = new HashMap<TopicPartition, OffsetSpec>();
    asked.forEach(partition -> specs.put(partition, which));
    var offsets = new HashMap<TopicPartition, Long>();
    BrokerAdmin.answer(admin.admin().listOffsets(specs).all())
        .forEach((partition, found) -> offsets.put(partition, found.offset()));
    return offsets;
  }
}
