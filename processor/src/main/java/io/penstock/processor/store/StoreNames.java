package io.penstock.processor.store;

import java.util.Set;

/// The names of the processor's stores. They name the changelogs too and must never change.
public final class StoreNames {
  /// The fold's progress and counts.
  public static final String PROGRESS = "progress";

  /// The state of each entity.
  public static final String ENTITY = "entity";

  /// The held changes.
  public static final String HOLD = "hold";

  /// The seen deliveries.
  public static final String SEEN = "seen";

  /// The open requests to APIs and the last answers.
  public static final String PULL = "pull";

  /// All names.
  public static final Set<String> ALL = Set.of(PROGRESS, ENTITY, HOLD, SEEN, PULL);

  private StoreNames() {}
}
