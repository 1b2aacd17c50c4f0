package io.penstock.processor.order;

import io.penstock.processor.normalize.OrderKey.OrderKind;
import io.penstock.processor.order.EntityQueue.Over;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The items of one entity whose wait is over, in the order of their release.
final class OverItems {
  private final Deque<Over> items = new ArrayDeque<>(1);

  /// The items that stand in the log before all items behind them: the first of them is the oldest.
  private final Deque<Over> oldest = new ArrayDeque<>(1);

  private final Map<OrderKind, Integer> ofKind = new EnumMap<>(OrderKind.class);
  private int corrections;

  boolean isEmpty() {
    return items.isEmpty();
  }

  int size() {
    return items.size();
  }

  /// The item that is released first; `null` if there is none.
  @Nullable Over first() {
    return items.peekFirst();
  }

  /// The item that is released last; `null` if there is none.
  @Nullable HeldItem last() {
    var last = items.peekLast();
    return last == null ? null : last.item();
  }

  /// Whether the entity's order begins anew with one of the items.
  boolean hasCorrection() {
    return corrections > 0;
  }

  /// The item that stands first in the log; `null` if there is none.
  @Nullable HeldItem oldest() {
    var first = oldest.peekFirst();
    return first == null ? null : first.item();
  }

  /// Whether an item with a key of that kind is still held.
  boolean has(OrderKind kind) {
    return ofKind.containsKey(kind);
  }

  /// Adds an item that is released after all others.
  void add(Over ended) {
    items.addLast(ended);
    ofKind.merge(ended.item().key().kind(), 1, Integer::sum);
    corrections += ended.item().corrects() ? 1 : 0;
    while (!oldest.isEmpty() && isBefore(ended, oldest.getLast())) {
      oldest.removeLast();
    }
    oldest.addLast(ended);
  }

  private static boolean isBefore(Over one, Over other) {
    return one.item().at().compareTo(other.item().at()) < 0;
  }

  /// Removes the item that is released first; `null` if there is none.
  @Nullable Over removeFirst() {
    var first = items.pollFirst();
    if (first != null) {
      corrections -= first.item().corrects() ? 1 : 0;
      ofKind.computeIfPresent(
          first.item().key().kind(), (_, count) -> count == 1 ? null : count - 1);
      if (oldest.getFirst().item().at().equals(first.item().at())) {
        oldest.removeFirst();
      }
    }
    return first;
  }
}
