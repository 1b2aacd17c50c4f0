package io.penstock.processor.streams;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.jspecify.annotations.Nullable;

/// An output's partition is that of its raw record, so that all that belongs to a connection stands
/// in one partition number across topics.
final class SamePartition implements StreamPartitioner<SamePartition.OutputKey, byte[]> {
  /// An output's key with the place it goes to, which Kafka's partitioner could not see otherwise.
  record OutputKey(String topic, int partition, byte @Nullable [] bytes) {}

  /// The raw partition's number.
  ///
  /// @throws IllegalStateException where the output topic has no partition of that number
  // To be removed from Kafka, but abstract until then.
  @SuppressWarnings("removal")
  @Override
  public Optional<Set<Integer>> partitions(
      String topic, OutputKey key, byte[] value, int partitions) {
    if (key.partition() < partitions) {
      return Optional.of(Set.of(key.partition()));
    }
    throw new IllegalStateException(
        "%s has %d partitions, and raw partition %d needs its number there: give it as many as the raw topic has"
            .formatted(topic, partitions, key.partition()));
  }
}
