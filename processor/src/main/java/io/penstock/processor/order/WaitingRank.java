package io.penstock.processor.order;

import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// The waiting items of one rank: the *leader*, which stands first in the log, and items of its
/// kind with smaller keys. They leave in the order of their keys, so the leader leaves last.
///
/// The earliest end of their waits is kept with the number of items that have it. It is looked for
/// again only when the last of these items has left. Ends of waits differ only between records, so
/// a webhook with many items of one entity does not cost their square.
final class WaitingRank {
  private final HeldItem leader;
  private final ToLongFunction<HeldItem> dueMs;
  private @Nullable Queue<HeldItem> smaller;
  private long earliestMs;
  private int earliestItems;

  /// Creates the rank of a leader.
  ///
  /// @param dueMs the end of an item's wait, in milliseconds on the log clock
  WaitingRank(HeldItem leader, ToLongFunction<HeldItem> dueMs) {
    this.leader = leader;
    this.dueMs = dueMs;
    look();
  }

  HeldItem leader() {
    return leader;
  }

  /// Adds an item with a smaller key than the leader's.
  void add(HeldItem item) {
    if (smaller == null) {
      smaller = new PriorityQueue<>(2, HeldItem.BY_KEY);
    }
    smaller.add(item);
    count(item);
  }

  /// The item with the smallest key.
  HeldItem first() {
    return smaller == null || smaller.isEmpty() ? leader : smaller.element();
  }

  /// Removes the first item, if it is not the leader.
  ///
  /// @return whether the first item was the leader, so that the rank ends
  boolean removeFirst() {
    var first = smaller == null ? null : smaller.poll();
    if (first == null) {
      return true;
    }
    if (dueMs.applyAsLong(first) == earliestMs && --earliestItems == 0) {
      look();
    }
    return false;
  }

  /// The earliest end of a wait in the rank, in milliseconds on the log clock.
  long earliestMs() {
    return earliestMs;
  }

  /// Looks for the earliest end of a wait.
  void look() {
    earliestMs = Long.MAX_VALUE;
    earliestItems = 0;
    count(leader);
    if (smaller != null) {
      smaller.forEach(this::count);
    }
  }

  private void count(HeldItem item) {
    var due = dueMs.applyAsLong(item);
    if (due < earliestMs) {
      earliestMs = due;
      earliestItems = 0;
    }
    if (due == earliestMs) {
      earliestItems++;
    }
  }
}
