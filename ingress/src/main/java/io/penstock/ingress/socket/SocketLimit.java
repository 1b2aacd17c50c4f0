package io.penstock.ingress.socket;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// The limit on the data port's open sockets, over all event loops. Safe for use by several
/// threads.
public final class SocketLimit {
  private final int max;
  private final AtomicInteger open = new AtomicInteger();
  private final LongAdder turnedAway = new LongAdder();

  /// Creates a limit; no socket is open.
  ///
  /// @param max maximum number of open sockets
  public SocketLimit(int max) {
    this.max = max;
  }

  /// Counts an accepted socket; `false`, and not counted, if the limit is reached.
  public boolean enter() {
    if (open.incrementAndGet() <= max) {
      return true;
    }
    open.decrementAndGet();
    turnedAway.increment();
    return false;
  }

  /// Notes that a counted socket is closed.
  public void leave() {
    open.decrementAndGet();
  }

  /// The number of open sockets.
  public int open() {
    return open.get();
  }

  /// The number of sockets turned away so far.
  public long turnedAway() {
    return turnedAway.sum();
  }
}
