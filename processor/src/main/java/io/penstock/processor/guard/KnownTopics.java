package io.penstock.processor.guard;

import io.penstock.processor.guard.ClusterSnapshot.Topic;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which topics these are, as far as they were seen by now.
///
/// @param changelogs ids by name
public record KnownTopics(@Nullable Topic raw, SortedMap<String, String> changelogs) {

  /// Before the first look.
  public static final KnownTopics UNKNOWN = new KnownTopics(null, new TreeMap<>());

  public KnownTopics {
    changelogs = Collections.unmodifiableSortedMap(new TreeMap<>(changelogs));
  }

  /// With what is there now and was not known before.
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
