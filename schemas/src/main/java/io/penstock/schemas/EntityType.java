package io.penstock.schemas;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row of the entity-type table.
///
/// @param name the type's name in events: singular, `snake_case`, such as `purchase_order`
/// @param plural its plural in topics and paths: `kebab-case`, such as `purchase-orders`
/// @param ownTopic whether its events have a topic of their own; the others share one
/// @param modelVersion the version of its canonical model; 0 if it has none
/// @param spellings its other names at senders, in `kebab-case`
/// @param apiPath its path in Makini's API, below `/api/`
public record EntityType(
    String name,
    String plural,
    boolean ownTopic,
    int modelVersion,
    List<String> spellings,
    String apiPath) {

  public EntityType {
    spellings = List.copyOf(spellings);
  }

  /// Whether the type has a canonical model.
  public boolean canonical() {
    return modelVersion > 0;
  }

  /// The canonical model in an event, such as `purchase_order/1`; `null` if the type has none.
  public @Nullable String model() {
    return canonical() ? name + "/" + modelVersion : null;
  }
}
