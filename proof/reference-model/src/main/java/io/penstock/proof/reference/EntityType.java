package io.penstock.proof.reference;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The types that logs speak of: one with a canonical model, one without.
enum EntityType {
  PURCHASE_ORDER("purchase-orders", "purchase(_o|-o|O)rders?"),
  ASSET("entities", "assets?");

  private final String topic;
  private final String spellings;

  EntityType(String topic, String spellings) {
    this.topic = topic;
    this.spellings = spellings;
  }

  static @Nullable EntityType of(@Nullable String spelling) {
    for (var type : values()) {
      if (spelling != null && spelling.matches(type.spellings)) {
        return type;
      }
    }
    return null;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  String topic() {
    return topic;
  }

  boolean canonical() {
    return this == PURCHASE_ORDER;
  }
}
