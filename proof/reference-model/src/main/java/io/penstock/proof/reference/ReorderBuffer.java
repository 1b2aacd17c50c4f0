package io.penstock.proof.reference;

import java.util.Comparator;
import java.util.List;

/// What leaves when (rule 6).
final class ReorderBuffer {
  private final ModelSettings rules;
  private final ItemHistory history;
  private final ReleaseHandler exit;

  ReorderBuffer(ModelSettings rules, ItemHistory history, ReleaseHandler exit) {
    this.rules = rules;
    this.history = history;
    this.exit = exit;
  }

  /// Releases what waited long enough.
  void fireTimers(long now, EmissionCollector outbox) {
    while (true) {
      var first =
          history.held().stream()
              .filter(held -> dueMs(held) <= now)
              .min(Comparator.comparingLong(this::dueMs).thenComparing(OrderedItem.IN_LOG));
      if (first.isEmpty()) {
        return;
      }
      releaseThrough(first.get(), dueMs(first.get()), false, outbox);
    }
  }

  /// Gives an arrival its place, now.
  void place(OrderedItem arrival, long now, EmissionCollector outbox) {
    if (late(arrival, now)) {
      history.late(arrival);
      exit.late(arrival, now, outbox);
      return;
    }
    history.hold(arrival);
    if (goesAtOnce(arrival) || dueMs(arrival) <= now) {
      releaseThrough(arrival, now, false, outbox);
    }
    keepBounds(arrival.entity(), now, outbox);
  }

  private boolean late(OrderedItem arrival, long now) {
    if (arrival.contiguous()) {
      return arrival.key() < history.lastVersion(arrival.entity());
    }
    return history
        .arrived(arrival.entity())
        .filter(earlier -> earlier.key() > arrival.key())
        .anyMatch(earlier -> earlier.graceEndsMs() <= now || history.forced(earlier));
  }

  private boolean goesAtOnce(OrderedItem arrival) {
    return arrival.contiguous() && (follows(arrival) || arrival.delivery().asked());
  }

  /// Whether no version is missing before it.
  private boolean follows(OrderedItem arrival) {
    return arrival.key() - 1 <= history.lastVersion(arrival.entity());
  }

  /// Asked anew each time: the first version of an entity that is released turns the grace of what
  /// is held of it into the gap's timeout.
  private long dueMs(OrderedItem held) {
    return held.contiguous() && history.lastVersion(held.entity()) > 0
        ? held.clockMs() + rules.gapTimeoutMs()
        : held.graceEndsMs();
  }

  private void releaseThrough(
      OrderedItem last, long atMs, boolean forced, EmissionCollector outbox) {
    inOrder(last.entity()).stream()
        .filter(held -> OrderedItem.IN_ORDER.compare(held, last) <= 0)
        .forEach(held -> exit.release(held, atMs, forced, outbox));
    if (last.contiguous()) {
      releaseWhatFollows(last.entity(), atMs, outbox);
    }
  }

  private void releaseWhatFollows(Entity entity, long atMs, EmissionCollector outbox) {
    var held = inOrder(entity);
    while (!held.isEmpty() && follows(held.getFirst())) {
      exit.release(held.getFirst(), atMs, false, outbox);
      held = inOrder(entity);
    }
  }

  private void keepBounds(Entity entity, long now, EmissionCollector outbox) {
    while (history.held(entity).size() > rules.heldPerEntityMax()) {
      releaseThrough(oldest(history.held(entity)), now, true, outbox);
    }
    while (history.held().size() > rules.heldMax() || weight() > rules.heldBytesMax()) {
      releaseThrough(oldest(history.held()), now, true, outbox);
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
