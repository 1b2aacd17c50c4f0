package io.penstock.proof.reference;

import java.util.Set;

/// The settings with which the model processes a log.
///
/// @param aheadMaxMs how far a trusted time may lie after the receipt
/// @param contiguous the recipes whose entities have versions without gaps
public record ModelSettings(
    String prefix,
    long graceMs,
    long gapTimeoutMs,
    long clockStepMs,
    long horizonMs,
    long aheadMaxMs,
    Bounds bounds,
    Set<String> contiguous) {
  /// The recipes that the model knows.
  static final Set<String> RECIPES = Set.of("makini", "versioned", "nango");

  /// The bounds of what is held, and of what one record releases.
  ///
  /// @param heldSharePercent the share that one connection may have of what is held, once that is
  ///   more than half of the bound
  public record Bounds(
      int heldPerEntityMax,
      int heldMax,
      long heldBytesMax,
      int heldSharePercent,
      int releaseItemsMax,
      long releaseBytesMax) {
    public static final Bounds DEFAULT = new Bounds(100, 100_000, 64 << 20, 50, 1_000, 8 << 20);
  }

  public ModelSettings {
    contiguous = Set.copyOf(contiguous);
  }

  public static ModelSettings defaults(String prefix) {
    return new ModelSettings(
        prefix,
        2_000,
        60_000,
        300_000,
        72 * 3_600_000L,
        26 * 3_600_000L,
        Bounds.DEFAULT,
        Set.of("versioned"));
  }

  /// These settings with another grace.
  public ModelSettings withGrace(long otherMs) {
    return new ModelSettings(
        prefix, otherMs, gapTimeoutMs, clockStepMs, horizonMs, aheadMaxMs, bounds, contiguous);
  }

  /// These settings with other bounds.
  public ModelSettings withBounds(Bounds other) {
    return new ModelSettings(
        prefix, graceMs, gapTimeoutMs, clockStepMs, horizonMs, aheadMaxMs, other, contiguous);
  }

  String topic(String name) {
    return prefix + "." + name;
  }
}
