package io.penstock.proof.reference;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The types of the logs: one with a canonical model, one with a topic of its own but no model, and
/// one on the topic of all other types.
enum EntityType {
  PURCHASE_ORDER("purchase-orders", "purchase(_o|-o|O)rders?"),
  ASSET("assets", "assets?"),
  COMPANY("entities", "compan(y|ies)");

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

  boolean hasOwnTopic() {
    return this != COMPANY;
  }

  /// The `model` of its events; null if the type has no canonical model.
  @Nullable String model() {
    return this == PURCHASE_ORDER ? "purchase_order/1" : null;
  }
}
