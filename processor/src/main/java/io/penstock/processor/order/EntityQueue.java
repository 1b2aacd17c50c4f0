package io.penstock.processor.order;

import io.penstock.processor.normalize.EntityChange.OrderKey;
import io.penstock.processor.order.HeldItems.Due;
import io.penstock.senders.recipe.ChangeOrder;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One entity's state after its last released item, and its held items.
public final class EntityQueue {
  private final long gapTimeoutMs;
  private final NavigableSet<HeldItem> held = new TreeSet<>(HeldItem.BY_KEY);
  private @Nullable EntityState last;

  /// Creates a queue without held items.
  ///
  /// @param gapTimeoutMs how long a version waits for missing earlier ones, in milliseconds
  EntityQueue(@Nullable EntityState last, long gapTimeoutMs) {
    this.last = last;
    this.gapTimeoutMs = gapTimeoutMs;
  }

  /// The state after the last released item; `null` if no item was released.
  public @Nullable EntityState last() {
    return last;
  }

  /// The held items in the order of their release.
  NavigableSet<HeldItem> held() {
    return held;
  }

  void remember(EntityState released) {
    last = released;
  }

  /// The key of a deletion that has no key of its own: the greatest known key of the entity.
  ///
  /// @param least the lower bound of the key
  public OrderKey behindAll(OrderKey least) {
    var key = last != null && last.key().compareTo(least) > 0 ? last.key() : least;
    return !held.isEmpty() && held.last().key().compareTo(key) > 0 ? held.last().key() : key;
  }

  /// Whether a greater key was released before.
  public boolean isPast(OrderKey key) {
    return last != null && key.compareTo(last.key()) < 0;
  }

  /// Whether the item need not wait: its version is the next one, or repeats the last one.
  public boolean isNext(HeldItem item) {
    return item.order() == ChangeOrder.CONTIGUOUS && item.key().followsOrRepeats(version());
  }

  /// The end of the item's wait, in milliseconds on the log clock. A version waits the gap timeout
  /// for missing earlier versions. If no version of the entity is known yet, it waits only the
  /// grace.
  long dueMs(HeldItem item) {
    var waits = item.order() == ChangeOrder.CONTIGUOUS && versionKnown();
    return item.arrivedMs() + (waits ? gapTimeoutMs : item.graceMs());
  }

  /// The held item whose wait ends first; `null` if no item is held.
  @Nullable Due soonest() {
    Due soonest = null;
    for (var item : held) {
      var due = new Due(dueMs(item), item);
      soonest = soonest == null || due.compareTo(soonest) < 0 ? due : soonest;
    }
    return soonest;
  }

  /// The item and all items held before it, in the order of their release.
  public List<HeldItem> through(HeldItem item) {
    return List.copyOf(held.headSet(item, true));
  }

  /// The first held item if it need not wait any longer; otherwise `null`.
  public @Nullable HeldItem following() {
    return held.isEmpty() || !isNext(held.first()) ? null : held.first();
  }

  public int size() {
    return held.size();
  }

  /// The held item that arrived first.
  ///
  /// @throws java.util.NoSuchElementException if no item is held
  public HeldItem oldest() {
    return held.stream().min(HeldItem.BY_ARRIVAL).orElseThrow();
  }

  boolean versionKnown() {
    return version().compareTo(OrderKey.NO_VERSION) > 0;
  }

  private OrderKey version() {
    return last == null ? OrderKey.NO_VERSION : last.key();
  }
}
