package io.penstock.processor.guard;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The cluster's topics and offsets as read from Kafka at one time.
///
/// @param raw the raw topic; `null` if it does not exist
/// @param changelogs the existing changelogs, by name
/// @param partitions the requested partitions, by number
public record ClusterSnapshot(
    @Nullable Topic raw,
    SortedMap<String, Topic> changelogs,
    SortedMap<Integer, Partition> partitions) {
  /// The offsets of a raw partition. The beginning is read first and the end last: offsets only
  /// grow, so changes between the reads can't cause a false breach.
  ///
  /// @param beginning the offset of the oldest record that still exists
  /// @param committed the group's offset; `null` if it has none
  /// @param end the offset that the next record will get
  public record Partition(long beginning, @Nullable CommittedOffset committed, long end) {}

  /// A topic.
  ///
  /// @param id Kafka's topic id, which changes when the topic is deleted and created again
  public record Topic(String id, int partitions) {}

  public ClusterSnapshot {
    changelogs = Collections.unmodifiableSortedMap(new TreeMap<>(changelogs));
    partitions = Collections.unmodifiableSortedMap(new TreeMap<>(partitions));
  }
}
