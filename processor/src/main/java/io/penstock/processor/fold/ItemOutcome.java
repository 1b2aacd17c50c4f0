package io.penstock.processor.fold;

import java.util.Arrays;
import java.util.Locale;

/// What became of an item. Each item has exactly one, or is held, so that for every partition
/// `items = emitted + duplicate + unchanged + late + dead + fetch + held`.
public enum ItemOutcome {
  /// An entity event on its topic.
  EMITTED(0),
  /// Its delivery was decided before.
  DUPLICATE(1),
  /// Its content is that of its entity's last event.
  UNCHANGED(2),
  /// Too late for its entity's order; on the `late` topic.
  LATE(3),
  /// Could not be read; its raw record is on the `dead-letters` topic.
  DEAD(4),
  /// Only named its entity; a request on the `fetches` topic asks for it.
  FETCH(5);

  private final int column;

  ItemOutcome(int column) {
    this.column = column;
  }

  /// Where its count stands among the counts of a tally, in the state too.
  int column() {
    return column;
  }

  /// The word in metrics and logs.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// How many items there were, how many of them had which outcome, and how many deliveries came
  /// under an id that another body had before. What is still held has no outcome yet.
  public static final class OutcomeCounts {
    private static final int ITEMS = ItemOutcome.values().length;
    private static final int IDS_REUSED = ITEMS + 1;

    /// How many counts there are.
    public static final int SIZE = IDS_REUSED + 1;

    private final long[] counts;

    private OutcomeCounts(long[] counts) {
      this.counts = counts;
    }

    /// Nothing yet.
    public static OutcomeCounts none() {
      return new OutcomeCounts(new long[SIZE]);
    }

    /// As [#toArray] gave them.
    public static OutcomeCounts of(long[] counts) {
      return new OutcomeCounts(counts.clone());
    }

    /// By outcome, then items, then ids reused.
    public long[] toArray() {
      return counts.clone();
    }

    /// So many items that came.
    void countItems(long items) {
      counts[ITEMS] += items;
    }

    /// So many items of one outcome.
    void count(ItemOutcome outcome, long items) {
      counts[outcome.column()] += items;
    }

    /// One delivery whose id another body had before: `id-reused`.
    void countIdReused() {
      counts[IDS_REUSED]++;
    }

    /// The items of one outcome.
    public long of(ItemOutcome outcome) {
      return counts[outcome.column()];
    }

    /// All items that came.
    public long items() {
      return counts[ITEMS];
    }

    /// Those that have their outcome.
    public long decided() {
      return Arrays.stream(counts, 0, ITEMS).sum();
    }

    public long idsReused() {
      return counts[IDS_REUSED];
    }

    OutcomeCounts plus(OutcomeCounts other) {
      var sum = counts.clone();
      Arrays.setAll(sum, i -> sum[i] + other.counts[i]);
      return new OutcomeCounts(sum);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof OutcomeCounts that && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
      return Arrays.toString(counts);
    }
  }
}
