package io.penstock.ingress.http;

import java.util.function.LongConsumer;

/// How late one event loop is: what it does every [#EVERY_MS] tells by how much it did not.
///
/// For that loop only, but for [#overdueNanos].
final class EventLoopLag {
  static final int EVERY_MS = 10;

  private static final long EVERY_NANOS = EVERY_MS * 1_000_000L;

  private final LongConsumer delayNanos;
  private volatile long lastNanos;

  /// Begins now.
  ///
  /// @param delayNanos is told each delay, in nanoseconds
  EventLoopLag(long nowNanos, LongConsumer delayNanos) {
    this.lastNanos = nowNanos;
    this.delayNanos = delayNanos;
  }

  /// The loop's turn has come.
  void tick(long nowNanos) {
    delayNanos.accept(Math.max(0, nowNanos - lastNanos - EVERY_NANOS));
    lastNanos = nowNanos;
  }

  /// How long the loop's turn is overdue; any thread may ask.
  long overdueNanos(long nowNanos) {
    return Math.max(0, nowNanos - lastNanos - EVERY_NANOS);
  }
}
