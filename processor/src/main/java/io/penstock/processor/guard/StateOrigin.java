package io.penstock.processor.guard;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// The origin of a partition's state, stored in the state itself with its first record.
///
/// @param partitions the number of partitions of the raw topic
/// @param changelogs topic ids by name
/// @param firstOffset the offset of the first record from which the state was made
/// @param settings the settings that shape outputs, a line `key=value` each
public record StateOrigin(
    String rawTopicId,
    int partitions,
    SortedMap<String, String> changelogs,
    long firstOffset,
    String settings) {

  public StateOrigin {
    changelogs = Collections.unmodifiableSortedMap(new TreeMap<>(changelogs));
  }
}
