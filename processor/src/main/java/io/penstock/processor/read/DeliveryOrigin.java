package io.penstock.processor.read;

import org.jspecify.annotations.Nullable;

/// How a raw record came to be.
public enum DeliveryOrigin {
  /// A sender sent it.
  WEBHOOK,
  /// An operator sent it once more, to be decided anew.
  REDRIVE,
  /// An API was asked for one entity, and this is the answer.
  FETCH,
  /// An API was asked for what changed.
  POLL;

  static @Nullable DeliveryOrigin of(@Nullable String header) {
    return switch (header) {
      case "webhook" -> WEBHOOK;
      case "redrive" -> REDRIVE;
      case "fetch" -> FETCH;
      case "poll" -> POLL;
      case null, default -> null;
    };
  }

  /// Whether an API said it, so that it is the whole truth of its moment.
  public boolean pulled() {
    return this == FETCH || this == POLL;
  }
}
