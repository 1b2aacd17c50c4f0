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

  public ClusterSnapshot {
    changelogs = Collections.unmodifiableSortedMap(new TreeMap<>(changelogs));
    partitions = Collections.unmodifiableSortedMap(new TreeMap<>(partitions));
  }
}
