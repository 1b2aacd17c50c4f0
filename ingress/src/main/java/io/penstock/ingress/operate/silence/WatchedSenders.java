package io.penstock.ingress.operate.silence;

import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A limited number of watched connections.
///
/// If the limit is reached, a new connection replaces the connection with the fewest webhooks, at
/// most once a second. Therefore a flood of new connections never displaces a connection that sends
/// often, and costs almost nothing. Safe for use by several threads.
final class WatchedSenders {
  private static final long DISPLACED_EVERY_MS = 1000;

  private final int max;
  private final ConcurrentHashMap<String, SenderActivity> activities = new ConcurrentHashMap<>();
  private final AtomicLong displacedMs = new AtomicLong(Long.MIN_VALUE);

  WatchedSenders(int max) {
    this.max = max;
  }

  /// The activity of a connection; `null` if the connection is not watched.
  ///
  /// @param id empty if the request names no connection
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

  /// Admits a connection. It is synchronized, so that the number never exceeds the limit.
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

  /// Forgets the connections for which the predicate is false.
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
