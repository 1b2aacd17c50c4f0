package io.penstock.processor.fold;

import java.util.Arrays;
import java.util.Locale;

/// The outcome of an item. Each item either has exactly one outcome or is held, so for every
/// partition `items = emitted + duplicate + unchanged + superseded + late + dead + fetch + held`.
public enum ItemOutcome {
  /// The item's entity event was emitted on its topic, or the generic event of its webhook.
  EMITTED(0),
  /// The item's delivery was decided before.
  DUPLICATE(1),
  /// The item's content equals that of its entity's last event.
  UNCHANGED(2),
  /// The item is a late event, on the `late` topic or, if its connection is a test, the test topic.
  LATE(3),
  /// The item could not be read or is too large; its raw record is on `dead-letters`.
  DEAD(4),
  /// The item only names its entity; a request on the `fetches` topic asks for the content.
  FETCH(5),
  /// An API answered with the item, but a newer item of its entity is known.
  SUPERSEDED(6);

  private final int column;

  ItemOutcome(int column) {
    this.column = column;
  }

  /// The index of the outcome's count in a tally, also in the stored state.
  int column() {
    return column;
  }

  /// The outcome's name in metrics and logs.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Counts of all items, of the items of each outcome, and of deliveries whose webhook id came
  /// with another body before. A held item has no outcome yet.
  public static final class OutcomeCounts {
    private static final int ITEMS = ItemOutcome.values().length;
    private static final int IDS_REUSED = ITEMS + 1;

    /// The number of counts.
    public static final int SIZE = IDS_REUSED + 1;

    private final long[] counts;

    private OutcomeCounts(long[] counts) {
      this.counts = counts;
    }

    /// Counts that are all 0.
    public static OutcomeCounts none() {
      return new OutcomeCounts(new long[SIZE]);
    }

    /// The counts in an array that [#toArray] returned.
    public static OutcomeCounts of(long[] counts) {
      return new OutcomeCounts(counts.clone());
    }

    /// The counts by outcome, then of items, then of reused ids.
    public long[] toArray() {
      return counts.clone();
    }

    /// Adds items that arrived.
    void countItems(long items) {
      counts[ITEMS] += items;
    }

    /// Adds items of one outcome.
    void count(ItemOutcome outcome, long items) {
      counts[outcome.column()] += items;
    }

    /// Adds a delivery whose id came with another body before: `id-reused`.
    void countIdReused() {
      counts[IDS_REUSED]++;
    }

    /// The number of items of one outcome.
    public long of(ItemOutcome outcome) {
      return counts[outcome.column()];
    }

    /// The number of items that arrived.
    public long items() {
      return counts[ITEMS];
    }

    /// The number of items that have an outcome.
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
