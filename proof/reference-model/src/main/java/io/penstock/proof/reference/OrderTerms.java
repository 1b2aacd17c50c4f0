package io.penstock.proof.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The terms by which pulled content is judged, for each entity.
final class OrderTerms {
  private final ItemHistory history;
  private final Waits waits;

  OrderTerms(ItemHistory history, Waits waits) {
    this.history = history;
    this.waits = waits;
  }

  /// > *Last in order*: of all items released and held, the one that leaves last: if any is held,
  /// > the last in the order of release of those held; items whose wait is over and that are still
  /// > held stand before those that wait. Otherwise the item released last (also an `unchanged`
  /// > one).
  @Nullable OrderedItem lastInOrder(Entity entity, long now) {
    var all = all(entity, now);
    return all.isEmpty() ? null : all.getLast().ordered();
  }

  /// The released items of the entity, then the held ones in the order in which they leave.
  private List<EndedWait> all(Entity entity, long now) {
    var all = new ArrayList<>(history.ended(entity));
    all.addAll(waits.inOrder(entity, now));
    return all;
  }

  /// > *Newest*: the item with the greatest place (offset, item number) of all released (emitted or
  /// > unchanged) and held ones.
  @Nullable OrderedItem newest(Entity entity) {
    var released = history.ended(entity).stream().map(EndedWait::ordered);
    return Stream.concat(released, history.held(entity).stream())
        .max(OrderedItem.IN_LOG)
        .orElse(null);
  }

  /// > It is settled about the entity if it is settled about the newest item's raw timestamp.
  boolean settled(OrderedItem pulled) {
    var newest = newest(pulled.entity());
    return newest != null && pulled.delivery().pull().settledAbout(newest.timestampMs());
  }

  /// > It *corrects* if, of its kind, an item released since the entity's last correction, or a held
  /// > one, has a greater key than x.
  ///
  /// An item that is held, but stands before the last correction, does not count.
  boolean corrects(OrderedItem pulled, long now) {
    return Waits.sinceCorrection(all(pulled.entity(), now)).stream()
        .map(EndedWait::ordered)
        .filter(pulled::comparable)
        .anyMatch(other -> other.key() > pulled.key());
  }

  /// Compares the keys of two items of one kind.
  ///
  /// > Two keys of kind `changed` are compared at the coarser precision of the two. Other kinds compare exactly.
  static int compare(OrderedItem one, OrderedItem other) {
    var unit = one.kind() == OrderKind.CHANGED ? Math.max(unitMicros(one), unitMicros(other)) : 1;
    return Long.compare(Math.floorDiv(one.key(), unit), Math.floorDiv(other.key(), unit));
  }

  /// > The precision of a key is 1 s if it is a multiple of 1,000,000 us, else 1 ms if it is a
  /// > multiple of 1,000, else 1 us; both are rounded down to the coarser.
  private static long unitMicros(OrderedItem item) {
    if (item.key() % 1_000_000 == 0) {
      return 1_000_000;
    }
    return item.key() % 1_000 == 0 ? 1_000 : 1;
  }
}
