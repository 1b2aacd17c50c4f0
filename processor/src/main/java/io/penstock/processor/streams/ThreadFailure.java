package io.penstock.processor.streams;

import io.penstock.processor.guard.ConsistencyBreach;
import io.penstock.processor.guard.ConsistencyException;
import io.penstock.processor.streams.StreamsRun.InstanceGuard;
import java.util.Optional;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.RetriableException;

/// What an exception that ended a thread of Kafka Streams means.
sealed interface ThreadFailure {

  /// Processing on would become a silent loss.
  record Breached(ConsistencyBreach breach) implements ThreadFailure {}

  /// The work may begin again from the last commit.
  record Passing() implements ThreadFailure {}

  /// A bug or a broken promise.
  record Fatal() implements ThreadFailure {}

  /// By what the exception says, or else by what Kafka says: Kafka Streams has no words for most
  /// breaches.
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

  /// Passing is what the broker says may be tried again, and a commit that came after the
  /// coordinator had aborted its transaction, as it does when this process was frozen. Kafka
  /// Streams sees to that itself, but for brokers of 4.3, which answer with a fault it takes for
  /// fatal (KAFKA-20785).
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
