package io.penstock.processor.guard;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// Where a partition's state comes from, remembered in the state itself with its first record.
///
/// @param partitions of the raw topic
/// @param changelogs ids by name
/// @param firstOffset of the first record the state was made from
/// @param settings those that shape outputs, a line `key=value` each
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
