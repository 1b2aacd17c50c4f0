package io.penstock.processor.order;

import java.util.Comparator;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The held items of one connection: its entities in the order of release and by age.
final class ConnectionHold {
  /// The order in which queues release their next items: by the end of the wait, then by place.
  private static final Comparator<EntityQueue> NEXT_FIRST =
      Comparator.comparingLong((EntityQueue queue) -> nextOf(queue).overMs())
          .thenComparing(queue -> nextOf(queue).item().at());

  static final Comparator<EntityQueue> OLDEST_FIRST =
      Comparator.comparing(queue -> queue.oldest().at());

  /// The order of connections by the next items of their first queues.
  static final Comparator<ConnectionHold> BY_NEXT =
      Comparator.comparing(hold -> hold.byNext.first(), NEXT_FIRST);

  static final Comparator<ConnectionHold> BY_AGE =
      Comparator.comparing(ConnectionHold::oldest, OLDEST_FIRST);

  private final String id;
  private final NavigableSet<EntityQueue> byNext = new TreeSet<>(NEXT_FIRST);
  private final NavigableSet<EntityQueue> byAge = new TreeSet<>(OLDEST_FIRST);
  private int items;
  private long weight;

  ConnectionHold(String id) {
    this.id = id;
  }

  private static EntityQueue.Over nextOf(EntityQueue queue) {
    return Objects.requireNonNull(queue.next(), "an indexed queue holds items");
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

  void add(EntityQueue queue) {
    byNext.add(queue);
    byAge.add(queue);
  }

  void remove(EntityQueue queue) {
    byNext.remove(queue);
    byAge.remove(queue);
  }

  boolean isEmpty() {
    return byNext.isEmpty();
  }

  /// The queue whose next item's wait was over first; `null` if no wait is over.
  @Nullable EntityQueue over(long clockMs) {
    var first = byNext.isEmpty() ? null : byNext.first();
    return first != null && nextOf(first).overMs() <= clockMs ? first : null;
  }

  /// The queue with the oldest item.
  ///
  /// @throws java.util.NoSuchElementException if no item is held
  EntityQueue oldest() {
    return byAge.first();
  }
}
