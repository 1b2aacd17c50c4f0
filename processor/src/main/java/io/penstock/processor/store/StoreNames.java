package io.penstock.processor.store;

import java.util.Set;

/// The names of the processor's stores, which name their changelogs and must never change.
public final class StoreNames {
  /// How far the fold has come, and its counts.
  public static final String PROGRESS = "progress";

  /// What is remembered of each entity.
  public static final String ENTITY = "entity";

  /// The changes that wait.
  public static final String HOLD = "hold";

  /// Which deliveries were decided.
  public static final String SEEN = "seen";

  /// All of them.
  public static final Set<String> ALL = Set.of(PROGRESS, ENTITY, HOLD, SEEN);

  private StoreNames() {}
}
