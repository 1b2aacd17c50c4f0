package io.penstock.processor.order;

import io.penstock.processor.order.EntityQueue.Over;
import io.penstock.processor.order.HeldItem.LogPlace;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The held items of one connection: its entities in the order of release and by age.
final class ConnectionHold {
  /// The keys under which a queue, or a connection with its first queues, is listed.
  ///
  /// @param next the item that leaves next; `null` if no item is held
  /// @param oldest the place of the oldest item; `null` if no item is held
  record HoldKeys(@Nullable Over next, @Nullable LogPlace oldest) {
    /// The keys of what is not listed.
    static final HoldKeys NONE = new HoldKeys(null, null);
  }

  private final String id;
  private final SortedIndex<Over, EntityQueue> byNext = new SortedIndex<>();
  private final SortedIndex<LogPlace, EntityQueue> byAge = new SortedIndex<>();
  private int items;
  private long weight;

  ConnectionHold(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  int items() {
    return items;
  }

  /// The weight of its items, in bytes.
  long weight() {
    return weight;
  }

  void count(int moreItems, long moreWeight) {
    items += moreItems;
    weight += moreWeight;
  }

  /// Lists a queue that has changed.
  void move(EntityQueue queue, HoldKeys before) {
    var now = queue.keys();
    byNext.move(queue, before.next(), now.next());
    byAge.move(queue, before.oldest(), now.oldest());
  }

  HoldKeys keys() {
    return new HoldKeys(byNext.firstKey(), byAge.firstKey());
  }

  boolean isEmpty() {
    return byNext.isEmpty();
  }

  /// The queue whose next item's wait was over first; `null` if no wait is over.
  @Nullable EntityQueue over(long clockMs) {
    var first = byNext.firstKey();
    return first != null && first.overMs() <= clockMs ? byNext.first() : null;
  }

  /// The queue with the oldest item. At least one item must be held.
  EntityQueue oldest() {
    return Objects.requireNonNull(byAge.first(), "no item is held");
  }
}
