package io.penstock.processor.fold;

import java.time.Duration;
import java.util.Map;

/// The settings that shape the outputs of a partition besides its records. A replay needs the same
/// settings.
///
/// @param grace the time a change waits for earlier ones if its connection has no own grace
/// @param gapTimeout the time a version waits for earlier versions that are missing
/// @param clockStep the maximum advance of the log clock per record; less than every horizon
/// @param horizon the time for which a delivery's id counts if its connection has no own horizon
/// @param heldPerEntityMax the maximum number of held items of one entity
/// @param heldMax the maximum number of held items of a partition
/// @param heldBytesMax the maximum weight of the held items of a partition, in bytes
public record FoldRules(
    Duration grace,
    Duration gapTimeout,
    Duration clockStep,
    Duration horizon,
    int heldPerEntityMax,
    int heldMax,
    long heldBytesMax) {

  /// The defaults. The horizon is 72 h, because Makini retries for 24 h and an operator may resend
  /// later. The grace covers reordering by the network, but not a retry.
  public static final FoldRules DEFAULT =
      new FoldRules(
          Duration.ofSeconds(2),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofDays(3),
          100,
          100_000,
          64L << 20);

  /// The settings as the operator writes them, by their keys.
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
