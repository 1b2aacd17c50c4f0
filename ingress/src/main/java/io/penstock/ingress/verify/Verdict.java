package io.penstock.ingress.verify;

import io.penstock.senders.Connection;
import org.jspecify.annotations.Nullable;

/// What the verifier found.
public sealed interface Verdict {
  /// How far the time of a genuine signature stands from ours.
  ///
  /// What stands behind was on its way, or is a repeat with its first time, or its sender's clock
  /// is slow; what stands ahead shows a clock that differs.
  ///
  /// @param aheadMs negative where it is behind; what is further than [#SKEW_MAX_MS] counts as that
  record ClockSkew(long aheadMs) {

    /// Ten years: a time in another unit than the recipe says is no clock's.
    static final long SKEW_MAX_MS = 3_650L * 24 * 3_600 * 1_000;

    static ClockSkew between(long signedAtMs, long nowMs) {
      return new ClockSkew(
          Math.clamp(signedAtMs, nowMs - SKEW_MAX_MS, nowMs + SKEW_MAX_MS) - nowMs);
    }
  }

  /// The body is what the connection's sender signed.
  ///
  /// @param connectionId as records have it
  /// @param keyId the name of the secret that verified it
  /// @param skew of its sender's clock; `null` where its recipe knows no time
  record Genuine(String connectionId, Connection connection, String keyId, @Nullable ClockSkew skew)
      implements Verdict {}

  /// The connection's sender signed it, but too long ago or too far ahead: not to be taken.
  ///
  /// @param connectionId as records would have it; empty where nothing names one
  record Stale(String connectionId, Connection connection, ClockSkew skew) implements Verdict {}

  /// The body is not to be taken.
  ///
  /// @param answer what the sender is told, which may be less than the refusal says
  record Refused(Refusal refusal, Refusal answer) implements Verdict {
    static Refused plainly(Refusal refusal) {
      return new Refused(refusal, refusal);
    }
  }
}
