package io.penstock.ingress.socket;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// The data port's connections over all loops, held to a limit. Safe for use by several threads.
public final class SocketLimit {
  private final int max;
  private final AtomicInteger open = new AtomicInteger();
  private final LongAdder turnedAway = new LongAdder();

  /// None open.
  ///
  /// @param max how many may be
  public SocketLimit(int max) {
    this.max = max;
  }

  /// Counts one that was accepted; `false`, and not counted, where it is one too many.
  public boolean enter() {
    if (open.incrementAndGet() <= max) {
      return true;
    }
    open.decrementAndGet();
    turnedAway.increment();
    return false;
  }

  /// One that entered is gone.
  public void leave() {
    open.decrementAndGet();
  }

  /// How many are open now.
  public int open() {
    return open.get();
  }

  /// How many were too many so far.
  public long turnedAway() {
    return turnedAway.sum();
  }
}
