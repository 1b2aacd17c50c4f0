package io.penstock.processor.streams;

import io.penstock.processor.guard.Origin;

/// A partition under guard: each record must be the one after the last, and the first is remembered
/// with the state's origin.
final class Guarded {
  private final TaskGuard guard;
  private final int partition;
  private final StoreState state;
  private final Origin origin;
  private boolean remembered;
  private long expected;

  private Guarded(
      TaskGuard guard,
      int partition,
      StoreState state,
      Origin origin,
      boolean remembered,
      long expected) {
    this.guard = guard;
    this.partition = partition;
    this.state = state;
    this.origin = origin;
    this.remembered = remembered;
    this.expected = expected;
  }

  /// As the state has it, if that fits what Kafka says.
  static Guarded start(TaskGuard guard, int partition, StoreState state) {
    var memory = state.memory();
    var origin = guard.atStart(partition, memory);
    guard.parts(partition, state.origin(), state.originOfEntities());
    return memory
        .map(past -> new Guarded(guard, partition, state, origin, true, past.lastOffset() + 1))
        .orElseGet(() -> new Guarded(guard, partition, state, origin, false, origin.firstOffset()));
  }

  /// Before a record is planned.
  void check(long offset) {
    guard.next(partition, expected, offset);
  }

  /// With a record's commit.
  void passed(long offset) {
    if (!remembered) {
      state.put(origin);
      remembered = true;
    }
    expected = offset + 1;
  }
}
