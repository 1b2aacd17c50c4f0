package io.penstock.ingress.habit;

import io.penstock.ingress.verify.Skew;
import io.penstock.ingress.verify.Verdict;
import io.penstock.settings.Connection;
import io.penstock.settings.Connections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What each connection's genuine webhooks showed, whatever snapshot of the senders is in use.
///
/// Noting a webhook costs a lookup and a few longs, and allocates nothing but for a connection's
/// first. Safe for use by several threads.
public final class Sightings {

  /// How many connections are kept of those that the wildcard takes.
  static final int UNNAMED_MAX = 1_000;

  private final ConcurrentHashMap<String, Sighting> named = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, Sighting> unnamed = new ConcurrentHashMap<>();

  /// A genuine webhook came.
  public void genuine(Verdict.Genuine genuine, long nowMs) {
    var sighting = of(genuine.connectionId(), genuine.connection());
    if (sighting != null) {
      note(sighting, genuine.skew(), nowMs);
    }
  }

  /// One came that is its sender's, but was not taken.
  public void stale(Verdict.Stale stale, long nowMs) {
    var sighting = of(stale.connectionId(), stale.connection());
    if (sighting != null) {
      note(sighting, stale.skew(), nowMs);
    }
  }

  private static void note(Sighting sighting, @Nullable Skew skew, long nowMs) {
    if (skew != null) {
      sighting.skewed(skew.aheadMs(), nowMs);
    }
  }

  private @Nullable Sighting of(String id, Connection connection) {
    return connection.id().equals(Connection.WILDCARD)
        ? of(id, unnamed, UNNAMED_MAX)
        : of(id, named, Connections.NAMED_MAX);
  }

  /// The connection's; `null` where it has none and there is no room for it. Threads that meet at
  /// the limit may pass it by one each.
  private static @Nullable Sighting of(
      String id, ConcurrentHashMap<String, Sighting> sightings, int max) {
    var known = sightings.get(id);
    if (known != null || id.isEmpty() || sightings.mappingCount() >= max) {
      return known;
    }
    return sightings.computeIfAbsent(id, _ -> new Sighting());
  }

  /// How far the clocks of the most skewed connections are ahead, in milliseconds; negative where
  /// they are behind.
  public List<Map.Entry<String, Long>> mostSkewed(int max) {
    return all(Sighting::aheadMs)
        .filter(each -> each.getValue() != 0)
        .sorted(
            Comparator.<Map.Entry<String, Long>>comparingLong(each -> Math.abs(each.getValue()))
                .reversed())
        .limit(max)
        .toList();
  }

  private Stream<Map.Entry<String, Long>> all(Function<Sighting, Long> value) {
    return Stream.of(named, unnamed)
        .flatMap(each -> each.entrySet().stream())
        .map(each -> Map.entry(each.getKey(), value.apply(each.getValue())));
  }
}
