package io.penstock.proof.reference;

import java.util.Comparator;
import java.util.List;

/// What leaves when (rule 6).
final class Order {
  private final Rules rules;
  private final History history;
  private final Exit exit;

  Order(Rules rules, History history, Exit exit) {
    this.rules = rules;
    this.history = history;
    this.exit = exit;
  }

  /// Releases what waited long enough.
  void fireTimers(long now, Outbox outbox) {
    while (true) {
      var first =
          history.held().stream()
              .filter(held -> dueMs(held) <= now)
              .min(Comparator.comparingLong(this::dueMs).thenComparing(Arrival.IN_LOG));
      if (first.isEmpty()) {
        return;
      }
      releaseThrough(first.get(), dueMs(first.get()), false, outbox);
    }
  }

  /// Gives an arrival its place, now.
  void place(Arrival arrival, long now, Outbox outbox) {
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

  private boolean late(Arrival arrival, long now) {
    if (arrival.contiguous()) {
      return arrival.key() < history.lastVersion(arrival.entity());
    }
    return history
        .arrived(arrival.entity())
        .filter(earlier -> earlier.key() > arrival.key())
        .anyMatch(earlier -> earlier.graceEndsMs() <= now || history.forced(earlier));
  }

  private boolean goesAtOnce(Arrival arrival) {
    return arrival.contiguous() && (follows(arrival) || arrival.delivery().asked());
  }

  /// Whether no version is missing before it.
  private boolean follows(Arrival arrival) {
    return arrival.key() - 1 <= history.lastVersion(arrival.entity());
  }

  /// Asked anew each time: the first version of an entity that is released turns the grace of what
  /// is held of it into the gap's timeout.
  private long dueMs(Arrival held) {
    return held.contiguous() && history.lastVersion(held.entity()) > 0
        ? held.clockMs() + rules.gapTimeoutMs()
        : held.graceEndsMs();
  }

  private void releaseThrough(Arrival last, long atMs, boolean forced, Outbox outbox) {
    inOrder(last.entity()).stream()
        .filter(held -> Arrival.IN_ORDER.compare(held, last) <= 0)
        .forEach(held -> exit.release(held, atMs, forced, outbox));
    if (last.contiguous()) {
      releaseWhatFollows(last.entity(), atMs, outbox);
    }
  }

  private void releaseWhatFollows(Entity entity, long atMs, Outbox outbox) {
    var held = inOrder(entity);
    while (!held.isEmpty() && follows(held.getFirst())) {
      exit.release(held.getFirst(), atMs, false, outbox);
      held = inOrder(entity);
    }
  }

  private void keepBounds(Entity entity, long now, Outbox outbox) {
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

  private List<Arrival> inOrder(Entity entity) {
    return history.held(entity).stream().sorted(Arrival.IN_ORDER).toList();
  }

  private static Arrival oldest(List<Arrival> held) {
    return held.stream().min(Arrival.IN_LOG).orElseThrow();
  }
}
