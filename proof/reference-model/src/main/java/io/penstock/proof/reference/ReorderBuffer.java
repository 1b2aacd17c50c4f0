package io.penstock.proof.reference;

import java.util.Comparator;
import java.util.List;

/// Decides when a held item is released (rule 6).
final class ReorderBuffer {
  private final ModelSettings settings;
  private final ItemHistory history;
  private final ReleaseHandler releases;

  ReorderBuffer(ModelSettings settings, ItemHistory history, ReleaseHandler releases) {
    this.settings = settings;
    this.history = history;
    this.releases = releases;
  }

  /// Releases the items whose time has come.
  void fireTimers(long now, EmissionCollector emissions) {
    while (true) {
      var first =
          history.held().stream()
              .filter(held -> dueMs(held) <= now)
              .min(Comparator.comparingLong(this::dueMs).thenComparing(OrderedItem.IN_LOG));
      if (first.isEmpty()) {
        return;
      }
      releaseThrough(first.get(), dueMs(first.get()), false, emissions);
    }
  }

  /// Holds an arriving item, or treats it as late.
  void place(OrderedItem ordered, long now, EmissionCollector emissions) {
    if (late(ordered, now)) {
      history.late(ordered);
      releases.late(ordered, now, emissions);
      return;
    }
    history.hold(ordered);
    if (goesAtOnce(ordered) || dueMs(ordered) <= now) {
      releaseThrough(ordered, now, false, emissions);
    }
    keepBounds(ordered.entity(), now, emissions);
  }

  private boolean late(OrderedItem ordered, long now) {
    if (ordered.contiguous()) {
      return ordered.key() < history.lastVersion(ordered.entity());
    }
    return history
        .arrived(ordered.entity())
        .filter(earlier -> earlier.key() > ordered.key())
        .anyMatch(earlier -> earlier.graceEndsMs() <= now || history.forced(earlier));
  }

  private boolean goesAtOnce(OrderedItem ordered) {
    return ordered.contiguous() && (follows(ordered) || ordered.delivery().asked());
  }

  /// Whether no version is missing before it.
  private boolean follows(OrderedItem ordered) {
    return ordered.key() - 1 <= history.lastVersion(ordered.entity());
  }

  /// The log clock at which a held item must be released. It is computed on each call, because the
  /// first release of an entity's version replaces the grace of its held items by the gap timeout.
  private long dueMs(OrderedItem held) {
    return held.contiguous() && history.lastVersion(held.entity()) > 0
        ? held.clockMs() + settings.gapTimeoutMs()
        : held.graceEndsMs();
  }

  private void releaseThrough(
      OrderedItem last, long atMs, boolean forced, EmissionCollector emissions) {
    inOrder(last.entity()).stream()
        .filter(held -> OrderedItem.IN_ORDER.compare(held, last) <= 0)
        .forEach(held -> releases.release(held, atMs, forced, emissions));
    if (last.contiguous()) {
      releaseWhatFollows(last.entity(), atMs, emissions);
    }
  }

  private void releaseWhatFollows(Entity entity, long atMs, EmissionCollector emissions) {
    var held = inOrder(entity);
    while (!held.isEmpty() && follows(held.getFirst())) {
      releases.release(held.getFirst(), atMs, false, emissions);
      held = inOrder(entity);
    }
  }

  private void keepBounds(Entity entity, long now, EmissionCollector emissions) {
    while (history.held(entity).size() > settings.heldPerEntityMax()) {
      releaseThrough(oldest(history.held(entity)), now, true, emissions);
    }
    while (history.held().size() > settings.heldMax() || weight() > settings.heldBytesMax()) {
      releaseThrough(oldest(history.held()), now, true, emissions);
    }
  }

  private long weight() {
    return history.held().stream().mapToLong(held -> held.content().weight()).sum();
  }

  private List<OrderedItem> inOrder(Entity entity) {
    return history.held(entity).stream().sorted(OrderedItem.IN_ORDER).toList();
  }

  private static OrderedItem oldest(List<OrderedItem> held) {
    return held.stream().min(OrderedItem.IN_LOG).orElseThrow();
  }
}
