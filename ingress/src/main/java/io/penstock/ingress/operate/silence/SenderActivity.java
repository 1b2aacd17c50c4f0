package io.penstock.ingress.operate.silence;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// What one connection's genuine webhooks showed. Safe for use by several threads.
final class SenderActivity {
  /// How a connection stands to its habit at one look.
  enum SilenceState {
    /// It speaks as it is used to.
    USUAL,
    /// It is quiet since the last look.
    QUIET_NOW,
    /// It is quiet still.
    QUIET_STILL,
    /// It spoke again since the last look.
    BACK;

    static SilenceState of(boolean quiet, boolean quietBefore) {
      if (quiet) {
        return quietBefore ? QUIET_STILL : QUIET_NOW;
      }
      return quietBefore ? BACK : USUAL;
    }
  }

  /// Loops that take one connection's webhooks write to one place: no oftener than this, so that
  /// they don't wait for each other. Words that come closer together count as one.
  static final long WRITTEN_EVERY_MS = 1000;

  private final AtomicLong skewedMs = new AtomicLong(Long.MIN_VALUE);
  private final AtomicLong aheadMs = new AtomicLong();
  private final AtomicLong spokeMs = new AtomicLong(Long.MIN_VALUE);
  private @Nullable UsualSilence habit;
  private boolean toldQuiet;

  /// One silence that is over or goes on.
  ///
  /// @param habitMs the longest before it
  record Silence(String connectionId, long silenceMs, long habitMs) {}

  /// Notes that a webhook was accepted.
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

  /// How often it spoke.
  synchronized long words() {
    return habit == null ? 0 : habit.words();
  }

  /// When it last gave a sign of itself.
  long lastMs() {
    return Math.max(spokeMs.get(), skewedMs.get());
  }

  /// How it stands to its habit, and whether that was told before.
  synchronized SilenceState look(long nowMs) {
    var quiet = habit != null && habit.quiet(nowMs);
    var standing = SilenceState.of(quiet, toldQuiet);
    toldQuiet = quiet;
    return standing;
  }

  /// Its silence until now.
  synchronized Silence silence(String connectionId, long nowMs) {
    return habit == null
        ? new Silence(connectionId, 0, 0)
        : new Silence(connectionId, nowMs - habit.lastMs(), habit.longestMs());
  }
}
