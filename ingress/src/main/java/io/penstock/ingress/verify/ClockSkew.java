package io.penstock.ingress.verify;

/// The difference between the time of a genuine signature and our clock.
///
/// If the time is behind, the webhook was delayed, or it is a retry with its first time, or the
/// sender's clock is slow. If the time is ahead, the clocks differ.
///
/// @param aheadMs how far the time is ahead, in milliseconds; negative if it is behind; limited to
///   [#SKEW_MAX_MS] in both directions
public record ClockSkew(long aheadMs) {

  /// Maximum skew in milliseconds: ten years. A larger value comes from a time in a unit other than
  /// the recipe's, not from a clock.
  static final long SKEW_MAX_MS = 3_650L * 24 * 3_600 * 1_000;

  public static ClockSkew between(long signedAtMs, long nowMs) {
    return new ClockSkew(Math.clamp(signedAtMs, nowMs - SKEW_MAX_MS, nowMs + SKEW_MAX_MS) - nowMs);
  }
}
