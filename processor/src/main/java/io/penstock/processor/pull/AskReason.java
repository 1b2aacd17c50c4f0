package io.penstock.processor.pull;

import java.util.Locale;

/// The reason for which the API of a connection is asked for an entity.
public enum AskReason {
  /// A webhook only names the entity.
  THIN,
  /// A change came too late.
  LATE,
  /// A change has a time that lies too far in the future.
  FUTURE,
  /// A change deletes the entity and states no time.
  UNTIMED_DELETION,
  /// A change has a weaker kind of order key than the last one.
  WEAKER_KEY,
  /// A change follows a deletion.
  REVIVAL,
  /// An answer contradicts what is known, and the API may lag behind.
  CONTRADICTION,
  /// An answer brought nothing new, and the API may lag behind.
  UNSETTLED,
  /// Another reason came while a request was open.
  AGAIN;

  /// The reason's name in metrics.
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
