package io.penstock.senders.recipe;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// The order of each entity type of a recipe.
///
/// @param otherwise the order of the types that are not named
/// @param byType by the name of the type
public record Ordering(Order otherwise, Map<String, Order> byType) {

  /// Every type by time.
  public static final Ordering BY_TIME = new Ordering(Order.TIME, Map.of());

  public Ordering {
    // Sorted, because it is shown, and what is shown is compared.
    byType = Collections.unmodifiableSortedMap(new TreeMap<>(byType));
  }

  public Order of(String type) {
    return byType.getOrDefault(type, otherwise);
  }

  boolean anyContiguous() {
    return otherwise == Order.CONTIGUOUS || byType.containsValue(Order.CONTIGUOUS);
  }
}
