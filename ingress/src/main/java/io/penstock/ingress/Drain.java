package io.penstock.ingress;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The steps of an orderly end, which share one deadline: none is skipped because one before it
/// failed.
final class Drain {
  private static final Logger LOG = LoggerFactory.getLogger(Drain.class);

  private final LongSupplier nanoTime;
  private final long endNanos;

  /// Begins now.
  ///
  /// @param max what all steps may take together
  Drain(Duration max, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.endNanos = nanoTime.getAsLong() + max.toNanos();
  }

  /// A step that may take this long.
  @FunctionalInterface
  interface Step {
    void end(Duration max);
  }

  /// Takes a step with the time that is left.
  ///
  /// @param atLeast what it may take however late it is
  Drain step(String what, Duration atLeast, Step step) {
    var left = Duration.ofNanos(endNanos - nanoTime.getAsLong());
    try {
      step.end(left.compareTo(atLeast) < 0 ? atLeast : left);
    } catch (RuntimeException e) {
      LOG.warn("{} did not end well; stopping goes on", what, e);
    }
    return this;
  }
}
