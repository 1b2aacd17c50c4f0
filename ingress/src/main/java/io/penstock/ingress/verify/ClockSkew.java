package io.penstock.ingress.verify;

/// How far the time of a genuine signature stands from ours.
///
/// What stands behind was on its way, or is a repeat with its first time, or its sender's clock is
/// slow; what stands ahead shows a clock that differs.
///
/// @param aheadMs negative where it is behind; what is further than [#SKEW_MAX_MS] counts as that
public record ClockSkew(long aheadMs) {

  /// Ten years: a time in another unit than the recipe says is no clock's.
  static final long SKEW_MAX_MS = 3_650L * 24 * 3_600 * 1_000;

  public static ClockSkew between(long signedAtMs, long nowMs) {
    return new ClockSkew(Math.clamp(signedAtMs, nowMs - SKEW_MAX_MS, nowMs + SKEW_MAX_MS) - nowMs);
  }
}
