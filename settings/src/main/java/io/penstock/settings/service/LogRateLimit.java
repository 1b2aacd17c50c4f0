package io.penstock.settings.service;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// The rate limit of log lines of one kind: at most one line in an interval. The lines left out are
/// counted. Safe for use by several threads.
public final class LogRateLimit {
  private final long intervalNanos;
  private final AtomicLong dueNanos;
  private final LongAdder leftOut = new LongAdder();

  /// A limit that allows a line at once.
  ///
  /// @param nowNanos elapsed time with an arbitrary origin, in nanoseconds
  public LogRateLimit(long intervalNanos, long nowNanos) {
    this.intervalNanos = intervalNanos;
    this.dueNanos = new AtomicLong(nowNanos);
  }

  /// Asks for a line.
  ///
  /// @return the number of lines left out since the last line; empty if this line is to be left out
  public OptionalLong ask(long nowNanos) {
    var due = dueNanos.get();
    if (nowNanos - due < 0 || !dueNanos.compareAndSet(due, nowNanos + intervalNanos)) {
      leftOut.increment();
      return OptionalLong.empty();
    }
    return OptionalLong.of(leftOut.sumThenReset());
  }
}
