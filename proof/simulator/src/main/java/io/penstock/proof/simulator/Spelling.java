package io.penstock.proof.simulator;

import io.penstock.schemas.EntityType;
import java.util.Locale;
import java.util.regex.Pattern;

/// How an event's name spells an entity type.
enum Spelling {
  /// `purchase-orders`, `materials`: as Makini's API has it.
  API,

  /// `purchase-orders`
  KEBAB_PLURAL,

  /// `purchase_orders`
  SNAKE_PLURAL,

  /// `purchase_order`
  SNAKE,

  /// `purchaseOrder`
  CAMEL;

  private static final Pattern WORD_START = Pattern.compile("_([a-z])");

  String of(EntityType type) {
    return switch (this) {
      case API -> type.apiPath().substring(type.apiPath().indexOf('/') + 1);
      case KEBAB_PLURAL -> type.plural();
      case SNAKE_PLURAL -> type.plural().replace('-', '_');
      case SNAKE -> type.name();
      case CAMEL ->
          WORD_START
              .matcher(type.name())
              .replaceAll(start -> start.group(1).toUpperCase(Locale.ROOT));
    };
  }
}
