package io.penstock.processor.order;

import io.penstock.processor.normalize.OrderKey;
import io.penstock.processor.normalize.OrderKey.OrderKind;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/// The waiting items of one entity in the order of their release: by *rank*, then by key, then by
/// place. The rank of an item is the log place of the first waiting item of its kind that is not
/// released before it.
final class WaitingItems {
  private static final Comparator<HeldItem> BY_KIND_AND_KEY =
      Comparator.comparing((HeldItem item) -> item.key().kind()).thenComparing(HeldItem.BY_KEY);

  private final ToLongFunction<HeldItem> dueMs;
  private final Deque<WaitingRank> ranks = new ArrayDeque<>(2);
  private final NavigableMap<HeldItem, WaitingRank> byLeader = new TreeMap<>(BY_KIND_AND_KEY);
  private int size;

  /// Creates a set without items.
  ///
  /// @param dueMs the end of an item's wait, in milliseconds on the log clock
  WaitingItems(ToLongFunction<HeldItem> dueMs) {
    this.dueMs = dueMs;
  }

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  /// The item that stands first in the log.
  ///
  /// @throws java.util.NoSuchElementException if no item waits
  HeldItem oldest() {
    return ranks.getFirst().leader();
  }

  /// The item that is released first.
  ///
  /// @throws java.util.NoSuchElementException if no item waits
  HeldItem first() {
    return ranks.getFirst().first();
  }

  /// The item that is released last.
  ///
  /// @throws java.util.NoSuchElementException if no item waits
  HeldItem last() {
    return ranks.getLast().leader();
  }

  /// Whether an item waits that has a greater key of the same kind.
  boolean hasGreater(OrderKey key) {
    return ranks.stream()
        .map(WaitingRank::leader)
        .anyMatch(
            leader -> leader.key().kind() == key.kind() && leader.key().value() > key.value());
  }

  /// The end of the first item's wait, in milliseconds on the log clock: as soon as an item of its
  /// rank is due.
  ///
  /// @throws java.util.NoSuchElementException if no item waits
  long firstDueMs() {
    return ranks.getFirst().earliestMs();
  }

  /// Adds an item that stands after all others in the log.
  void add(HeldItem item) {
    var above = byLeader.ceilingEntry(item);
    if (above != null && above.getKey().key().kind() == item.key().kind()) {
      above.getValue().add(item);
    } else {
      var rank = new WaitingRank(item, dueMs);
      ranks.addLast(rank);
      byLeader.put(item, rank);
    }
    size++;
  }

  /// Removes the item that is released first.
  void removeFirst() {
    var rank = ranks.getFirst();
    var first = rank.first();
    if (rank.removeFirst()) {
      ranks.removeFirst();
      byLeader.remove(first);
    }
    size--;
  }

  /// Looks for the ends of the waits of versions again, because they changed.
  void lookAtVersions() {
    for (var rank : ranks) {
      if (rank.leader().key().kind() == OrderKind.VERSION) {
        rank.look();
      }
    }
  }
}
