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

  /// Asks whether a record is the next one.
  ///
  /// @throws BreachException where it is not
  void next(int partition, long expected, long offset);
}
