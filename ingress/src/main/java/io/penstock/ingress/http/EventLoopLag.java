package io.penstock.ingress.http;

import java.util.function.LongConsumer;

/// Measures the lag of one event loop: the delay of a periodic tick, due every [#EVERY_MS].
///
/// Used only by that event loop, except [#overdueNanos].
final class EventLoopLag {
  static final int EVERY_MS = 10;

  private static final long EVERY_NANOS = EVERY_MS * 1_000_000L;

  private final LongConsumer delayNanos;
  private volatile long lastNanos;

  /// Starts measuring.
  ///
  /// @param delayNanos receives the delay of each tick, in nanoseconds
  EventLoopLag(long nowNanos, LongConsumer delayNanos) {
    this.lastNanos = nowNanos;
    this.delayNanos = delayNanos;
  }

  /// Reports the delay of this tick. Called by the event loop every [#EVERY_MS].
  void tick(long nowNanos) {
    delayNanos.accept(Math.max(0, nowNanos - lastNanos - EVERY_NANOS));
    lastNanos = nowNanos;
  }

  /// How long the next tick is overdue, in nanoseconds; 0 if it is not. Any thread may call this.
  long overdueNanos(long nowNanos) {
    return Math.max(0, nowNanos - lastNanos - EVERY_NANOS);
  }
}
