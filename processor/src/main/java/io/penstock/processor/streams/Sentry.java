package io.penstock.processor.streams;

import io.penstock.processor.guard.Breach;
import java.util.Optional;

/// Guards an instance, before it begins and while it runs.
interface Sentry {

  /// Asks whether the instance may begin, and commits the group's first offsets where it has none.
  Clearance beforeStart() throws InterruptedException;

  /// What is not as it was. Nothing while the brokers don't answer.
  Optional<Breach> whileRunning() throws InterruptedException;

  /// Whether an instance may begin.
  sealed interface Clearance {

    /// It may.
    record Given() implements Clearance {}

    /// It can't be told now.
    record Waiting(String reason) implements Clearance {}

    /// It must not.
    record Denied(Breach breach) implements Clearance {}
  }
}
