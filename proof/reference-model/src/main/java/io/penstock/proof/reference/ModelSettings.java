package io.penstock.proof.reference;

import java.util.Set;

/// The settings with which the model processes a log.
///
/// @param aheadMaxMs how far a trusted time may lie after the receipt
/// @param lagMaxMs how far an API may lag behind its source, unless a record says another limit
/// @param fetchLapseMs how long a request is open, on the log clock
/// @param fetchOpenMax the open requests that are remembered
/// @param contiguous the recipes whose entities have versions without gaps
public record ModelSettings(
    String prefix,
    long graceMs,
    long gapTimeoutMs,
    long clockStepMs,
    long horizonMs,
    long aheadMaxMs,
    long lagMaxMs,
    long fetchLapseMs,
    int fetchOpenMax,
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

  /// Settings with the defaults of asking.
  public ModelSettings(
      String prefix,
      long graceMs,
      long gapTimeoutMs,
      long clockStepMs,
      long horizonMs,
      long aheadMaxMs,
      Bounds bounds,
      Set<String> contiguous) {
    this(
        prefix,
        graceMs,
        gapTimeoutMs,
        clockStepMs,
        horizonMs,
        aheadMaxMs,
        60_000,
        3_600_000,
        50_000,
        bounds,
        contiguous);
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
    return with(otherMs, bounds, lagMaxMs, fetchLapseMs, fetchOpenMax);
  }

  /// These settings with other bounds.
  public ModelSettings withBounds(Bounds other) {
    return with(graceMs, other, lagMaxMs, fetchLapseMs, fetchOpenMax);
  }

  /// These settings with other limits of asking.
  public ModelSettings withAsking(long otherLagMaxMs, long otherLapseMs, int otherOpenMax) {
    return with(graceMs, bounds, otherLagMaxMs, otherLapseMs, otherOpenMax);
  }

  private ModelSettings with(
      long grace, Bounds others, long lagMax, long fetchLapse, int fetchOpen) {
    return new ModelSettings(
        prefix,
        grace,
        gapTimeoutMs,
        clockStepMs,
        horizonMs,
        aheadMaxMs,
        lagMax,
        fetchLapse,
        fetchOpen,
        others,
        contiguous);
  }

  String topic(String name) {
    return prefix + "." + name;
  }
}
