package io.penstock.proof.reference;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.List;

/// Says which waits of an entity are over, and in which order its items leave (rule 6.2).
///
/// > Among the waiting items of an entity, the *rank* of an item is the log place of the first one
/// > of its kind that is not ordered before it. Items are ordered by rank, then by key, then by
/// > place. The wait of the first item is over when an item of its rank is due.
///
/// Pulled content does not wait:
///
/// > *Placed*: the waits of all held items of the entity end, in the order of release: now, or when
/// > they would have been over but for an item of lower rank. Those that were over before stay over
/// > since then. x, whose wait is over now too, stands behind all of them.
///
/// > If it corrects, the entity's order begins anew: items before it make nothing late and count for
/// > no tie, gap or baseline any more; also while it is over and still held.
final class Waits {
  private final ModelSettings settings;
  private final ItemHistory history;

  Waits(ModelSettings settings, ItemHistory history) {
    this.settings = settings;
    this.history = history;
  }

  /// All items of the entity since its last correction whose wait was or is over, in order: those
  /// released before, then those that are still held.
  List<EndedWait> allEnded(Entity entity, long now) {
    var all = new ArrayList<>(history.ended(entity));
    all.addAll(ended(entity, now));
    return sinceCorrection(all);
  }

  /// The items from the last one on that corrects.
  static List<EndedWait> sinceCorrection(List<EndedWait> order) {
    var since = new ArrayList<EndedWait>();
    for (var end : order) {
      if (end.ordered().corrects()) {
        since.clear();
      }
      since.add(end);
    }
    return since;
  }

  /// Ends all waits of the entity, and places an item behind the held ones.
  void place(OrderedItem pulled, long now) {
    var all = new ArrayList<>(inOrder(pulled.entity(), now));
    all.add(EndedWait.held(pulled, now));
    history.hold(pulled);
    history.endWaits(pulled.entity(), all);
  }

  /// All held items of the entity in the order in which they leave, as if their waits ended now at
  /// the latest.
  List<EndedWait> inOrder(Entity entity, long now) {
    var all = new ArrayList<>(ended(entity, now));
    var waiting = new ArrayList<>(history.held(entity));
    all.forEach(end -> waiting.remove(end.ordered()));
    var released = new ArrayList<>(history.ended(entity));
    released.addAll(all);
    var before = sinceCorrection(released);
    while (!waiting.isEmpty()) {
      var first = first(waiting, before);
      waiting.remove(first.ordered());
      var ended = EndedWait.held(first.ordered(), Math.min(first.overMs(), now));
      before.add(ended);
      all.add(ended);
    }
    return all;
  }

  /// The held items of the entity whose wait is over, in the order in which they leave.
  List<EndedWait> ended(Entity entity, long now) {
    var ended = new ArrayList<>(history.endedHeld(entity));
    var all = new ArrayList<>(history.ended(entity));
    all.addAll(ended);
    var before = sinceCorrection(all);
    var waiting = new ArrayList<>(history.held(entity));
    ended.forEach(end -> waiting.remove(end.ordered()));
    while (!waiting.isEmpty()) {
      var first = first(waiting, before);
      if (first.overMs() > now) {
        break;
      }
      waiting.remove(first.ordered());
      before.add(first);
      ended.add(first);
    }
    return ended;
  }

  /// The item that would leave first if it were forced out.
  OrderedItem first(Entity entity, long now) {
    var waiting = new ArrayList<>(history.held(entity));
    ended(entity, now).forEach(end -> waiting.remove(end.ordered()));
    return ofLowestRank(waiting).getFirst();
  }

  /// The first waiting item with the log clock at which its wait is over.
  private EndedWait first(List<OrderedItem> waiting, List<EndedWait> before) {
    var lowest = ofLowestRank(waiting);
    var first = lowest.getFirst();
    var follows = first.kind() == OrderKind.VERSION && first.key() - 1 <= lastVersion(before);
    var dueMs =
        lowest.stream().map(item -> dueMs(item, before)).min(comparing(ms -> ms)).orElseThrow();
    return EndedWait.held(first, follows ? Math.max(first.clockMs(), knownSince(before)) : dueMs);
  }

  /// The waiting items of the lowest rank, in order.
  private static List<OrderedItem> ofLowestRank(List<OrderedItem> waiting) {
    var lowest =
        waiting.stream()
            .map(item -> rank(item, waiting))
            .min(comparing(rank -> rank))
            .orElseThrow();
    return waiting.stream()
        .filter(item -> rank(item, waiting).equals(lowest))
        .sorted(OrderedItem.IN_ORDER)
        .toList();
  }

  private static LogPosition rank(OrderedItem item, List<OrderedItem> waiting) {
    return waiting.stream()
        .filter(item::comparable)
        .filter(other -> OrderedItem.IN_ORDER.compare(other, item) >= 0)
        .map(OrderedItem::place)
        .min(comparing(place -> place))
        .orElseThrow();
  }

  /// The log clock at which an item is due. The first known version of an entity replaces the grace
  /// of its other versions by the gap timeout.
  private long dueMs(OrderedItem item, List<EndedWait> before) {
    if (item.kind() != OrderKind.VERSION) {
      return item.graceEndsMs();
    }
    return lastVersion(before) > 0 ? item.clockMs() + settings.gapTimeoutMs() : item.graceEndsMs();
  }

  /// The log clock at which the greatest version was first known; 0 if there is none.
  private static long knownSince(List<EndedWait> before) {
    return before.stream()
        .filter(end -> end.ordered().kind() == OrderKind.VERSION)
        .filter(end -> end.ordered().key() == lastVersion(before))
        .mapToLong(EndedWait::overMs)
        .findFirst()
        .orElse(0);
  }

  /// The greatest version whose wait was over; 0 if there is none.
  static long lastVersion(List<EndedWait> before) {
    return before.stream()
        .map(EndedWait::ordered)
        .filter(item -> item.kind() == OrderKind.VERSION)
        .mapToLong(OrderedItem::key)
        .reduce(0, Math::max);
  }
}
