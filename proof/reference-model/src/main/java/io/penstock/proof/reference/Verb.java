package io.penstock.proof.reference;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is said to have happened to an entity.
enum Verb {
  CREATED,
  UPDATED,
  DELETED;

  static @Nullable Verb ofEvent(String word) {
    return word.equals("inserted") ? CREATED : of(word);
  }

  static @Nullable Verb of(@Nullable String word) {
    for (var verb : values()) {
      if (verb.label().equals(word)) {
        return verb;
      }
    }
    return null;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
