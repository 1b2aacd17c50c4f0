package io.penstock.processor.streams;

import java.util.Set;

/// The names of the processor's stores, which name their changelogs and must never change.
public final class StoreNames {
  /// How far the fold has come, and its counts.
  static final String PROGRESS = "progress";

  /// What is remembered of each entity.
  static final String ENTITY = "entity";

  /// The changes that wait.
  static final String HOLD = "hold";

  /// Which deliveries were decided.
  static final String SEEN = "seen";

  /// All of them.
  public static final Set<String> ALL = Set.of(PROGRESS, ENTITY, HOLD, SEEN);

  private StoreNames() {}
}
