package io.penstock.senders.recipe;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// The change order of each entity type of a recipe.
///
/// @param otherwise the order of all types that `byType` does not contain
/// @param byType the orders by the name of the type
public record ChangeOrderByType(ChangeOrder otherwise, Map<String, ChangeOrder> byType) {

  /// Orders every type by time.
  public static final ChangeOrderByType BY_TIME = new ChangeOrderByType(ChangeOrder.TIME, Map.of());

  public ChangeOrderByType {
    // Sorted, because the map is displayed and its text is compared.
    byType = Collections.unmodifiableSortedMap(new TreeMap<>(byType));
  }

  public ChangeOrder of(String type) {
    return byType.getOrDefault(type, otherwise);
  }

  boolean anyContiguous() {
    return otherwise == ChangeOrder.CONTIGUOUS || byType.containsValue(ChangeOrder.CONTIGUOUS);
  }
}
