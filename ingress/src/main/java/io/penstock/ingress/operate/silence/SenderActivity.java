package io.penstock.ingress.operate.silence;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The activity of one connection: its silences and its sender's clock skew. Safe for use by
/// several threads.
final class SenderActivity {
  /// How a connection's silence compares with its usual silence at one look.
  enum SilenceState {
    /// The connection is not quiet, and was not at the previous look.
    USUAL,
    /// The connection became quiet since the previous look.
    QUIET_NOW,
    /// The connection is still quiet.
    QUIET_STILL,
    /// The connection was quiet at the previous look and no longer is.
    BACK;

    static SilenceState of(boolean quiet, boolean quietBefore) {
      if (quiet) {
        return quietBefore ? QUIET_STILL : QUIET_NOW;
      }
      return quietBefore ? BACK : USUAL;
    }
  }

  /// Minimum time between two writes, in milliseconds. All event loops write to the same fields, so
  /// this limits contention. Webhooks that arrive closer together count as one.
  static final long WRITTEN_EVERY_MS = 1000;

  private final AtomicLong skewedMs = new AtomicLong(Long.MIN_VALUE);
  private final AtomicLong aheadMs = new AtomicLong();
  private final AtomicLong spokeMs = new AtomicLong(Long.MIN_VALUE);
  private @Nullable UsualSilence habit;
  private boolean toldQuiet;

  /// A connection's silence so far.
  ///
  /// @param habitMs the usual maximum silence before it, in milliseconds
  record Silence(String connectionId, long silenceMs, long habitMs) {}

  /// Notes a genuine webhook.
  void spoke(long nowMs) {
    if (nowMs >= spokeMs.getOpaque() + WRITTEN_EVERY_MS) {
      learn(nowMs);
    }
  }

  private synchronized void learn(long nowMs) {
    if (nowMs < spokeMs.getOpaque() + WRITTEN_EVERY_MS) {
      return;
    }
    spokeMs.lazySet(nowMs);
    if (habit == null) {
      habit = new UsualSilence(nowMs);
    } else {
      habit.spoke(nowMs);
    }
  }

  /// Notes how far the sender's clock is ahead, in milliseconds.
  void skewed(long ahead, long nowMs) {
    if (nowMs >= skewedMs.getOpaque() + WRITTEN_EVERY_MS) {
      skewedMs.lazySet(nowMs);
      aheadMs.lazySet(ahead);
    }
  }

  /// How far the sender's clock was ahead when last noted, in milliseconds; 0 if it never was.
  long aheadMs() {
    return aheadMs.get();
  }

  /// The number of genuine webhooks noted.
  synchronized long words() {
    return habit == null ? 0 : habit.words();
  }

  /// When the last webhook was noted, genuine or stale, in Unix milliseconds.
  long lastMs() {
    return Math.max(spokeMs.get(), skewedMs.get());
  }

  /// Compares the current silence with the usual one, and with the result of the previous look.
  synchronized SilenceState look(long nowMs) {
    var quiet = habit != null && habit.quiet(nowMs);
    var standing = SilenceState.of(quiet, toldQuiet);
    toldQuiet = quiet;
    return standing;
  }

  /// The connection's silence until now.
  synchronized Silence silence(String connectionId, long nowMs) {
    return habit == null
        ? new Silence(connectionId, 0, 0)
        : new Silence(connectionId, nowMs - habit.lastMs(), habit.longestMs());
  }
}
