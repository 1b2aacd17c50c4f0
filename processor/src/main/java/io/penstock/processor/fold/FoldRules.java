package io.penstock.processor.fold;

import io.penstock.processor.order.HoldLimits;
import io.penstock.processor.pull.AskingLimits;
import java.time.Duration;
import java.util.Map;

/// The settings that shape the outputs of a partition besides its records. A replay needs the same
/// settings.
///
/// @param grace the time a change waits for earlier ones if its connection has no own grace
/// @param gapTimeout the time a version waits for earlier versions that are missing
/// @param clockStep the maximum advance of the log clock per record; less than every horizon
/// @param horizon the time for which a delivery's id counts if its connection has no own horizon
/// @param aheadMax how far a trusted time may lie after the receipt if its connection has no own
///   limit
public record FoldRules(
    Duration grace,
    Duration gapTimeout,
    Duration clockStep,
    Duration horizon,
    Duration aheadMax,
    HoldLimits hold,
    ReleaseLimits release,
    AskingLimits asking) {
  /// The limits of the releases of one record's plan. A plan may release twice the record's own
  /// items and bytes if that is more, so that held items can't pile up.
  ///
  /// @param items the maximum number of released items
  /// @param bytes the maximum weight of the released items, in bytes
  public record ReleaseLimits(int items, long bytes) {}

  /// The defaults. The horizon is 72 h, because Makini retries for 24 h and an operator may resend
  /// later. The grace covers reordering by the network, but not a retry. No time zone is off by
  /// more than 26 h.
  public static final FoldRules DEFAULT =
      new FoldRules(
          Duration.ofSeconds(2),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofDays(3),
          Duration.ofHours(26),
          new HoldLimits(100, 100_000, 64L << 20, 50),
          new ReleaseLimits(1_000, 8L << 20),
          new AskingLimits(Duration.ofMinutes(1), Duration.ofHours(1), 50_000));

  /// These rules with another grace.
  public FoldRules withGrace(Duration otherGrace) {
    return new FoldRules(
        otherGrace, gapTimeout, clockStep, horizon, aheadMax, hold, release, asking);
  }

  /// The settings as the operator writes them, by their keys.
  public Map<String, String> byKey() {
    return Map.ofEntries(
        Map.entry("grace", grace.toMillis() + "ms"),
        Map.entry("gap.timeout", gapTimeout.toMillis() + "ms"),
        Map.entry("clock.step", clockStep.toMillis() + "ms"),
        Map.entry("horizon", horizon.toMillis() + "ms"),
        Map.entry("ahead.max", aheadMax.toMillis() + "ms"),
        Map.entry("held.entity.max", Integer.toString(hold.entityItems())),
        Map.entry("held.max", Integer.toString(hold.items())),
        Map.entry("held.bytes.max", Long.toString(hold.bytes())),
        Map.entry("held.share", Integer.toString(hold.sharePercent())),
        Map.entry("release.items.max", Integer.toString(release.items())),
        Map.entry("release.bytes.max", Long.toString(release.bytes())),
        Map.entry("lag.max", asking.lagMax().toMillis() + "ms"),
        Map.entry("fetch.lapse", asking.lapse().toMillis() + "ms"),
        Map.entry("fetch.open.max", Integer.toString(asking.openMax())));
  }
}
