package io.penstock.processor.webhook;

import org.jspecify.annotations.Nullable;

/// What an event's name says happened.
public enum Verb {
  CREATED,
  UPDATED,
  DELETED;

  /// The verb that a sender means; `null` where it is none.
  static @Nullable Verb of(String word) {
    return switch (word) {
      case "inserted", "created" -> CREATED;
      case "updated" -> UPDATED;
      case "deleted" -> DELETED;
      default -> null;
    };
  }
}
