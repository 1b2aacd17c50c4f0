package io.penstock.processor.fold;

import java.util.EnumMap;
import java.util.Map;

/// How many items had which outcome, none where it is not named, and how many deliveries came under
/// an id that another body had before.
public record Tally(Map<Outcome, Long> counts, long idsReused) {

  public Tally {
    counts = Map.copyOf(counts);
  }

  /// Nothing yet.
  public static Tally none() {
    return new Tally(Map.of(), 0);
  }

  /// So many items of one outcome.
  static Tally of(Outcome outcome, long items) {
    return items == 0 ? none() : new Tally(Map.of(outcome, items), 0);
  }

  /// One delivery whose id another body had before: `id-reused`.
  static Tally idReused() {
    return new Tally(Map.of(), 1);
  }

  /// The items of one outcome.
  public long of(Outcome outcome) {
    return counts.getOrDefault(outcome, 0L);
  }

  /// All items.
  public long items() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  Tally plus(Tally other) {
    var sum = new EnumMap<Outcome, Long>(Outcome.class);
    sum.putAll(counts);
    other.counts.forEach((outcome, more) -> sum.merge(outcome, more, Long::sum));
    return new Tally(sum, idsReused + other.idsReused);
  }
}
