package io.penstock.schemas;

import java.util.Locale;

/// What happened to an entity.
public enum Operation {
  CREATED,
  UPDATED,
  DELETED,
  SNAPSHOT;

  /// The word in an event, such as `created`.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
