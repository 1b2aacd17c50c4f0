package io.penstock.processor.order;

import io.penstock.processor.normalize.EntityChange.OrderKey;
import io.penstock.processor.order.HeldItems.Due;
import io.penstock.senders.recipe.ChangeOrder;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One entity: what was released last, and what is held.
public final class EntityQueue {
  private final long gapTimeoutMs;
  private final NavigableSet<HeldItem> held = new TreeSet<>(HeldItem.BY_KEY);
  private @Nullable EntityState last;

  /// An entity, of which nothing is held yet.
  ///
  /// @param gapTimeoutMs how long a version waits for those before it
  EntityQueue(@Nullable EntityState last, long gapTimeoutMs) {
    this.last = last;
    this.gapTimeoutMs = gapTimeoutMs;
  }

  /// What was released last; `null` where nothing was.
  public @Nullable EntityState last() {
    return last;
  }

  /// In the order of their release.
  NavigableSet<HeldItem> held() {
    return held;
  }

  void remember(EntityState released) {
    last = released;
  }

  /// The key of a deletion that names none: behind all that is known of its entity.
  ///
  /// @param least what it is at least
  public OrderKey behindAll(OrderKey least) {
    var key = last != null && last.key().compareTo(least) > 0 ? last.key() : least;
    return !held.isEmpty() && held.last().key().compareTo(key) > 0 ? held.last().key() : key;
  }

  /// Whether a greater key was released before.
  public boolean isPast(OrderKey key) {
    return last != null && key.compareTo(last.key()) < 0;
  }

  /// Whether nothing has to be waited for: its version is the next, or the last once more.
  public boolean isNext(HeldItem item) {
    return item.order() == ChangeOrder.CONTIGUOUS && item.key().followsOrRepeats(version());
  }

  /// When the item's wait ends. A version waits for those before it, unless none is known: then
  /// only for what may come in time to be the first.
  long dueMs(HeldItem item) {
    var waits = item.order() == ChangeOrder.CONTIGUOUS && versionKnown();
    return item.arrivedMs() + (waits ? gapTimeoutMs : item.graceMs());
  }

  /// The held item whose wait ends first; `null` where nothing is held.
  @Nullable Due soonest() {
    Due soonest = null;
    for (var item : held) {
      var due = new Due(dueMs(item), item);
      soonest = soonest == null || due.compareTo(soonest) < 0 ? due : soonest;
    }
    return soonest;
  }

  /// The item and all that is held before it, in the order of their release.
  public List<HeldItem> through(HeldItem item) {
    return List.copyOf(held.headSet(item, true));
  }

  /// The held item that nothing is missing before any more.
  public @Nullable HeldItem following() {
    return held.isEmpty() || !isNext(held.first()) ? null : held.first();
  }

  public int size() {
    return held.size();
  }

  /// The one that came first.
  ///
  /// @throws java.util.NoSuchElementException where nothing is held
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
