package io.penstock.ingress.operate.silence;

import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Connections that are watched, no more than there is room for.
///
/// Where there is none, a newcomer takes the place of the one that spoke least, but no oftener than
/// once a second: who speaks often is never lost to a crowd of newcomers, and the crowd costs
/// nothing. Safe for use by several threads.
final class WatchedSenders {
  private static final long DISPLACED_EVERY_MS = 1000;

  private final int max;
  private final ConcurrentHashMap<String, SenderActivity> activities = new ConcurrentHashMap<>();
  private final AtomicLong displacedMs = new AtomicLong(Long.MIN_VALUE);

  WatchedSenders(int max) {
    this.max = max;
  }

  /// The connection's; `null` where there is no room for it.
  ///
  /// @param id empty where nothing names one
  @Nullable SenderActivity of(String id, long nowMs) {
    var known = activities.get(id);
    return known != null || id.isEmpty() ? known : admit(id, nowMs);
  }

  private @Nullable SenderActivity admit(String id, long nowMs) {
    var room = activities.mappingCount() < max;
    if (!room && nowMs < displacedMs.get() + DISPLACED_EVERY_MS) {
      return null;
    }
    return admitAlone(id, nowMs);
  }

  /// One thread at a time, so that the limit is kept.
  private synchronized @Nullable SenderActivity admitAlone(String id, long nowMs) {
    if (activities.mappingCount() >= max) {
      if (nowMs < displacedMs.get() + DISPLACED_EVERY_MS) {
        return activities.get(id);
      }
      displacedMs.set(nowMs);
      entries()
          .min(
              Comparator.<Map.Entry<String, SenderActivity>>comparingLong(
                      each -> each.getValue().words())
                  .thenComparingLong(each -> each.getValue().lastMs()))
          .ifPresent(least -> activities.remove(least.getKey()));
    }
    return activities.computeIfAbsent(id, _ -> new SenderActivity());
  }

  /// Forgets the others.
  void keepOnly(BiPredicate<String, SenderActivity> these) {
    activities.forEach(
        (id, activity) -> {
          if (!these.test(id, activity)) {
            activities.remove(id);
          }
        });
  }

  Stream<Map.Entry<String, SenderActivity>> entries() {
    return activities.entrySet().stream();
  }
}
