package io.penstock.ingress.operate.metrics;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Who occurs most often of however many there are, in a fixed room: the sketch *Space-Saving* (A.
/// Metwally, D. Agrawal, A. El Abbadi: Efficient Computation of Frequent and Top-k Elements in Data
/// Streams, 2005), whose counts fade.
///
/// A newcomer for whom there is no counter takes over that of the rarest with its count, which then
/// is the newcomer's error. So whoever makes up more than one part in [#COUNTERS_MAX] of all has a
/// counter, and the count without the error is never more than the truth. Every ten minutes all
/// counts are halved, so that who was heavy last week does not hide who is now. Safe for use by
/// several threads.
final class HeavyHitters {

  /// How many are told apart.
  static final int COUNTERS_MAX = 100;

  static final long HALVED_EVERY_NANOS = TimeUnit.MINUTES.toNanos(10);

  private final Map<String, Counter> counters = new HashMap<>();
  private long halvedNanos;

  /// None has occurred yet.
  HeavyHitters(long nowNanos) {
    this.halvedNanos = nowNanos;
  }

  /// One of them, and how often it occurred at least.
  record Hitter(String name, long count) {}

  private static final class Counter {
    private long count;
    private long error;
  }

  /// It occurred once more.
  synchronized void add(String name, long nowNanos) {
    fade(nowNanos);
    var counter = counters.get(name);
    if (counter == null) {
      counter = counters.size() < COUNTERS_MAX ? new Counter() : takenOver();
      counters.put(name, counter);
    }
    counter.count++;
  }

  private Counter takenOver() {
    var rarest =
        counters.entrySet().stream()
            .min(Comparator.comparingLong(each -> each.getValue().count))
            .orElseThrow();
    counters.remove(rarest.getKey());
    var counter = rarest.getValue();
    counter.error = counter.count;
    return counter;
  }

  /// Those that occurred most often, the heaviest first.
  synchronized List<Hitter> heaviest(int max, long nowNanos) {
    fade(nowNanos);
    return counters.entrySet().stream()
        .map(each -> new Hitter(each.getKey(), each.getValue().count - each.getValue().error))
        .filter(each -> each.count > 0)
        .sorted(Comparator.comparingLong(Hitter::count).reversed().thenComparing(Hitter::name))
        .limit(max)
        .toList();
  }

  private void fade(long nowNanos) {
    while (nowNanos - halvedNanos >= HALVED_EVERY_NANOS && !counters.isEmpty()) {
      halvedNanos += HALVED_EVERY_NANOS;
      counters.values().forEach(HeavyHitters::halve);
      counters.values().removeIf(each -> each.count == 0);
    }
    if (counters.isEmpty()) {
      halvedNanos = nowNanos;
    }
  }

  private static void halve(Counter counter) {
    counter.count /= 2;
    counter.error /= 2;
  }
}
