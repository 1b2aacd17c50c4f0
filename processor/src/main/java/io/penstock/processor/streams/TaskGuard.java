package io.penstock.processor.streams;

import io.penstock.processor.guard.BreachException;
import io.penstock.processor.guard.Memory;
import io.penstock.processor.guard.Origin;
import java.util.Optional;

/// Guards a partition's task against going on with a state that does not belong to it.
interface TaskGuard {

  /// Asks whether the state fits what Kafka says.
  ///
  /// @param memory empty where the partition has no state
  /// @return where a partition without state begins, to be remembered with its first record
  /// @throws BreachException where it does not fit
  Origin atStart(int partition, Optional<Memory> memory);

  /// Asks whether the parts of the state belong together.
  ///
  /// @param progress the origin beside the counts
  /// @param entities the origin beside the entities
  /// @throws BreachException where they do not
  void parts(int partition, Optional<Origin> progress, Optional<Origin> entities);

  /// Asks whether all items that were counted are there.
  ///
  /// @throws BreachException where they are not
  void conserved(int partition, long residual);

  /// Asks whether a record is the next one.
  ///
  /// @throws BreachException where it is not
  void next(int partition, long expected, long offset);
}
