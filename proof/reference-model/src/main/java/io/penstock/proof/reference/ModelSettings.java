package io.penstock.proof.reference;

import java.util.Set;

/// The settings with which the model processes a log.
///
/// @param contiguous the recipes whose entities have versions without gaps
public record ModelSettings(
    String prefix,
    long graceMs,
    long gapTimeoutMs,
    long clockStepMs,
    long horizonMs,
    int heldPerEntityMax,
    int heldMax,
    long heldBytesMax,
    Set<String> contiguous) {
  /// The recipes that the model knows.
  static final Set<String> RECIPES = Set.of("makini", "versioned");

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
        100,
        100_000,
        64 << 20,
        Set.of("versioned"));
  }

  String topic(String name) {
    return prefix + "." + name;
  }
}
