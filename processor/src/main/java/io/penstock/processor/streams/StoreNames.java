package io.penstock.processor.streams;

/// The names of the processor's stores, which name their changelogs and must never change.
final class StoreNames {
  /// How far the fold has come, and its counts.
  static final String PROGRESS = "progress";

  /// What is remembered of each entity.
  static final String ENTITY = "entity";

  /// The changes that wait.
  static final String HOLD = "hold";

  /// Which deliveries were decided.
  static final String SEEN = "seen";

  private StoreNames() {}
}
