package io.penstock.schemas;

import java.util.List;

/// One row of the entity-type table.
///
/// @param name what events call it: singular, `snake_case`, such as `purchase_order`
/// @param plural its plural as topics and paths spell it: `kebab-case`, such as `purchase-orders`
/// @param canonical whether a canonical model stands, so that its events have a topic of their own
/// @param spellings what else senders call it, in `kebab-case`
/// @param apiPath where Makini's API lists it, below `/api/`
public record EntityType(
    String name, String plural, boolean canonical, List<String> spellings, String apiPath) {

  public EntityType {
    spellings = List.copyOf(spellings);
  }
}
