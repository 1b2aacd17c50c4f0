package io.penstock.ingress.verify;

import java.util.concurrent.atomic.AtomicLong;

/// When a key last verified a webhook, to the second. Safe for use by several threads.
public final class KeyTime {

  /// Loops that verify with one key write to one place: no oftener than this, so that they don't
  /// wait for each other.
  private static final long WRITTEN_EVERY_MS = 1000;

  private final AtomicLong unixMs = new AtomicLong();

  void verified(long nowMs) {
    if (nowMs - unixMs.getOpaque() >= WRITTEN_EVERY_MS) {
      unixMs.lazySet(nowMs);
    }
  }

  /// In Unix seconds; 0 where it never did.
  public double seconds() {
    return unixMs.get() / 1000.0;
  }
}
