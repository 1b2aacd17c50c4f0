package io.penstock.processor.streams;

import io.penstock.processor.guard.ConsistencyBreach;
import io.penstock.processor.guard.ConsistencyException;
import io.penstock.processor.streams.StreamsRun.InstanceGuard;
import java.util.Optional;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.RetriableException;

/// The meaning of an exception that ended a thread of Kafka Streams.
sealed interface ThreadFailure {

  /// A breach: processing further would cause a silent loss.
  record Breached(ConsistencyBreach breach) implements ThreadFailure {}

  /// A temporary failure: the work may resume from the last commit.
  record Passing() implements ThreadFailure {}

  /// A bug or a broken promise.
  record Fatal() implements ThreadFailure {}

  /// Classifies an exception. If the exception names no breach and is not retriable, the guard
  /// checks for one, because Kafka Streams does not report most breaches.
  static ThreadFailure of(Throwable e, InstanceGuard guard) {
    var breach = caused(e, ConsistencyException.class).map(ConsistencyException::breach);
    if (breach.isEmpty() && caused(e, RetriableException.class).isEmpty()) {
      breach = asked(guard);
    }
    if (breach.isPresent()) {
      return new Breached(breach.get());
    }
    return isPassing(e) ? new Passing() : new Fatal();
  }

  /// Whether the failure is temporary: an error that the broker declares retriable, or a commit
  /// after the coordinator aborted its transaction, for example because this process was frozen.
  /// Kafka Streams handles the latter itself, except with brokers of 4.3, which answer with an
  /// error that Kafka Streams treats as fatal (KAFKA-20785).
  private static boolean isPassing(Throwable e) {
    return caused(e, RetriableException.class).isPresent()
        || caused(e, InvalidTxnStateException.class).isPresent();
  }

  private static Optional<ConsistencyBreach> asked(InstanceGuard guard) {
    try {
      return guard.whileRunning();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static <T extends Throwable> Optional<T> caused(Throwable e, Class<T> type) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
    }
    return Optional.empty();
  }
}
