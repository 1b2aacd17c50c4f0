package io.penstock.ingress.habit;

import java.util.concurrent.atomic.AtomicLong;

/// What one connection's last genuine webhooks showed. Safe for use by several threads.
final class Sighting {

  /// Loops that take one connection's webhooks write to one place: no oftener than this, so that
  /// they don't wait for each other.
  private static final long WRITTEN_EVERY_MS = 1000;

  private final AtomicLong skewedMs = new AtomicLong(Long.MIN_VALUE);
  private final AtomicLong aheadMs = new AtomicLong();

  /// Notes how far its sender's clock is ahead.
  void skewed(long ahead, long nowMs) {
    if (nowMs >= skewedMs.getOpaque() + WRITTEN_EVERY_MS) {
      skewedMs.lazySet(nowMs);
      aheadMs.lazySet(ahead);
    }
  }

  /// How far its sender's clock was ahead when that was last noted; 0 where it never was.
  long aheadMs() {
    return aheadMs.get();
  }
}
