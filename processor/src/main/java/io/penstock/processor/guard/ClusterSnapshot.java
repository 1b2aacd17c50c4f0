package io.penstock.processor.guard;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What Kafka says, at one look.
///
/// @param raw `null` where there is no raw topic
/// @param changelogs those that are there, by name
/// @param partitions those that were asked for, by number
public record ClusterSnapshot(
    @Nullable Topic raw,
    SortedMap<String, Topic> changelogs,
    SortedMap<Integer, Partition> partitions) {
  /// A raw partition as it is now. What may only grow is asked for so that a look that takes time
  /// can't deceive: the beginning first, the end last.
  ///
  /// @param beginning the offset of the oldest record that is still there
  /// @param committed `null` where the group has no offset
  /// @param end the offset that the next record will get
  public record Partition(long beginning, @Nullable CommittedOffset committed, long end) {}

  /// A topic as it is now.
  ///
  /// @param id Kafka's own, another one when the topic is made again under its name
  public record Topic(String id, int partitions) {}

  public ClusterSnapshot {
    changelogs = Collections.unmodifiableSortedMap(new TreeMap<>(changelogs));
    partitions = Collections.unmodifiableSortedMap(new TreeMap<>(partitions));
  }
}
