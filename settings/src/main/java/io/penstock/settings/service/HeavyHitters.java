package io.penstock.settings.service;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The most frequent names of a stream, counted in bounded memory. This is the sketch
/// *Space-Saving* (A. Metwally, D. Agrawal, A. El Abbadi: Efficient Computation of Frequent and
/// Top-k Elements in Data Streams, 2005), with counts that fade.
///
/// A name without a counter takes over the counter of the rarest name, with its count, which then
/// is the error of the new name. So a name has a counter if it makes up more than one part in
/// [#COUNTERS_MAX] of the stream, and its count without the error never exceeds the true count. All
/// counts are halved every ten minutes, so that a name that was frequent last week does not hide
/// one that is frequent now. Safe for use by several threads.
public final class HeavyHitters {

  /// The maximum number of names that have a counter.
  public static final int COUNTERS_MAX = 100;

  static final long HALVED_EVERY_NANOS = TimeUnit.MINUTES.toNanos(10);

  private final Map<String, Counter> counters = new HashMap<>();
  private long halvedNanos;

  /// Starts without names.
  public HeavyHitters(long nowNanos) {
    this.halvedNanos = nowNanos;
  }

  /// A frequent name.
  ///
  /// @param count the minimum number of its occurrences, faded
  public record Hitter(String name, long count) {}

  private static final class Counter {
    private long count;
    private long error;
  }

  /// Counts one occurrence of a name.
  public synchronized void add(String name, long nowNanos) {
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

  /// The most frequent names, the most frequent first.
  public synchronized List<Hitter> heaviest(int max, long nowNanos) {
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
