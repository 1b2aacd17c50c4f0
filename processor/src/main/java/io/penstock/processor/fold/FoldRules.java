package io.penstock.processor.fold;

import java.time.Duration;
import java.util.Map;

/// What shapes the outputs of a partition besides its records: a replay needs the same.
///
/// @param grace how long a change waits for earlier ones, where its connection says nothing
/// @param gapTimeout how long a version waits for those before it
/// @param clockStep how far the log clock advances at once, at most; less than every horizon
/// @param horizon how long the id of a delivery counts, where its connection says nothing
/// @param heldPerEntityMax how many items of one entity are held
/// @param heldMax how many items of a partition are held
/// @param heldBytesMax how much the items held of a partition weigh, in bytes
public record FoldRules(
    Duration grace,
    Duration gapTimeout,
    Duration clockStep,
    Duration horizon,
    int heldPerEntityMax,
    int heldMax,
    long heldBytesMax) {

  /// A horizon of 72 h, because Makini retries for 24 h and may resend by hand; a grace that heals
  /// the disorder of a network, but not a retry.
  public static final FoldRules DEFAULT =
      new FoldRules(
          Duration.ofSeconds(2),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofDays(3),
          100,
          100_000,
          64L << 20);

  /// As an operator says them, by their keys.
  public Map<String, String> byKey() {
    return Map.of(
        "grace", grace.toMillis() + "ms",
        "gap.timeout", gapTimeout.toMillis() + "ms",
        "clock.step", clockStep.toMillis() + "ms",
        "horizon", horizon.toMillis() + "ms",
        "held.entity.max", Integer.toString(heldPerEntityMax),
        "held.max", Integer.toString(heldMax),
        "held.bytes.max", Long.toString(heldBytesMax));
  }
}
