package io.penstock.processor.streams;

import io.penstock.processor.guard.BreachException;
import io.penstock.processor.guard.Consistency.RememberedState;
import io.penstock.processor.guard.StateOrigin;
import java.util.Optional;

/// The offsets of one partition: each record must be the one after the last, and the first is
/// remembered with the origin of the state.
final class OffsetSequence {
  private final PartitionGuard guard;
  private final int partition;
  private final StoredFoldState state;
  private final StateOrigin origin;
  private boolean remembered;
  private long expected;

  private OffsetSequence(
      PartitionGuard guard,
      int partition,
      StoredFoldState state,
      StateOrigin origin,
      boolean remembered,
      long expected) {
    this.guard = guard;
    this.partition = partition;
    this.state = state;
    this.origin = origin;
    this.remembered = remembered;
    this.expected = expected;
  }

  /// Guards partitions against going on with a state that does not belong to them.
  interface PartitionGuard {

    /// Asks whether the state fits what Kafka says.
    ///
    /// @param memory empty where the partition has no state
    /// @return where a partition without state begins, to be remembered with its first record
    /// @throws BreachException where it does not fit
    StateOrigin atStart(int partition, Optional<RememberedState> memory);

    /// Asks whether the parts of the state belong together.
    ///
    /// @param progress the origin beside the counts
    /// @param entities the origin beside the entities
    /// @throws BreachException where they do not
    void parts(int partition, Optional<StateOrigin> progress, Optional<StateOrigin> entities);

    /// Asks whether all items that were counted are there.
    ///
    /// @throws BreachException where they are not
    void conserved(int partition, long residual);

    /// Asks whether a record is the next one.
    ///
    /// @throws BreachException where it is not
    void next(int partition, long expected, long offset);
  }

  /// As the state has it, if that fits what Kafka says.
  static OffsetSequence start(PartitionGuard guard, int partition, StoredFoldState state) {
    var memory = state.memory();
    var origin = guard.atStart(partition, memory);
    guard.parts(partition, state.origin(), state.originOfEntities());
    return memory
        .map(
            past ->
                new OffsetSequence(guard, partition, state, origin, true, past.lastOffset() + 1))
        .orElseGet(
            () -> new OffsetSequence(guard, partition, state, origin, false, origin.firstOffset()));
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
