package io.penstock.processor.read;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What an event's name says happened.
public enum Verb {
  CREATED,
  UPDATED,
  DELETED;

  /// The verb of that label; `null` where it is none.
  public static @Nullable Verb labelled(String label) {
    return Arrays.stream(values())
        .filter(verb -> verb.label().equals(label))
        .findFirst()
        .orElse(null);
  }

  /// The word in a request to fetch, such as `updated`.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

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
