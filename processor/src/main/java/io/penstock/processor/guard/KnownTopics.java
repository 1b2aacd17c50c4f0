package io.penstock.processor.guard;

import io.penstock.processor.guard.ClusterSnapshot.Topic;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The topics' identities, each as first seen by this process.
///
/// @param changelogs topic ids by name
public record KnownTopics(@Nullable Topic raw, SortedMap<String, String> changelogs) {

  /// The state before the first snapshot.
  public static final KnownTopics UNKNOWN = new KnownTopics(null, new TreeMap<>());

  public KnownTopics {
    changelogs = Collections.unmodifiableSortedMap(new TreeMap<>(changelogs));
  }

  /// These topics and those of the snapshot that were not known before.
  public KnownTopics learning(ClusterSnapshot now) {
    var known = ids(now);
    known.putAll(changelogs);
    return new KnownTopics(raw == null ? now.raw() : raw, known);
  }

  static SortedMap<String, String> ids(ClusterSnapshot now) {
    var ids = new TreeMap<String, String>();
    now.changelogs().forEach((name, topic) -> ids.put(name, topic.id()));
    return ids;
  }
}
