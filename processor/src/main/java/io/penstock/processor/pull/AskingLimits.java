package io.penstock.processor.pull;

import java.time.Duration;

/// The limits of asking the APIs of connections.
///
/// @param lagMax for how long an API may lag behind its webhooks if its answers state nothing else
/// @param lapse the time on the log clock after which an unanswered request is no longer open
/// @param openMax the maximum number of open requests that are remembered; entities beyond it ask
///   without being remembered
public record AskingLimits(Duration lagMax, Duration lapse, int openMax) {
  /// The last attempt for one reason. Settled APIs need two more attempts than the first; further
  /// ones follow while new items come.
  public static final int ATTEMPTS_MAX = 10;

  /// The time before an API is asked again for the first time, and the minimum later, in
  /// milliseconds.
  public static final long AGAIN_AFTER_MS = 10_000;

  /// The longest lag of an API.
  public static final Duration LAG_LONGEST = Duration.ofHours(1);
}
