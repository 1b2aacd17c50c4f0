package io.penstock.ingress.pull.api.pace;

import java.time.Duration;

/// The maximum number of calls in a minute, as a token bucket. In no span of less than a minute do
/// more calls begin.
///
/// It is kept as the generic cell rate algorithm (ITU-T I.371): one time instead of a number of
/// tokens and the time of the last refill, so nothing is rounded.
final class CallRate {
  private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

  /// The part of a minute's calls that may begin together.
  private static final int BURST_PART = 10;

  private final long intervalNanos;
  private final long burstNanos;

  /// When the bucket is full, if no call begins.
  private long fullAt;

  /// A full bucket.
  ///
  /// @param perMinute the maximum number of calls in a minute
  /// @param atOnce the maximum number of calls in flight; more never begin together
  CallRate(int perMinute, int atOnce, long now) {
    var burst = Math.max(1, Math.min(atOnce, perMinute / BURST_PART));
    // A minute has room for the calls of the burst and for those whose tokens come meanwhile.
    var refilled = perMinute - burst + 1;
    this.intervalNanos = Math.ceilDiv(MINUTE_NANOS, refilled);
    this.burstNanos = intervalNanos * (burst - 1);
    this.fullAt = now;
  }

  /// When the next call may begin; not before `now`.
  long next(long now) {
    var at = fullAt - burstNanos;
    return at - now > 0 ? at : now;
  }

  /// A call begins.
  void begun(long now) {
    fullAt = (fullAt - now > 0 ? fullAt : now) + intervalNanos;
  }
}
