package io.penstock.processor.streams;

import io.penstock.processor.order.EntityState;
import java.util.LinkedHashMap;
import java.util.Map;

/// The entities of a partition that were asked for last, so that a busy one is read from disk once.
///
/// Only what the store holds too, and thrown away with it.
final class RecentEntities extends LinkedHashMap<String, EntityState> {
  private static final long serialVersionUID = 1L;

  /// About 3 MiB.
  private static final int MAX = 10_000;

  RecentEntities() {
    super(16, 0.75f, true);
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<String, EntityState> eldest) {
    return size() > MAX;
  }
}
