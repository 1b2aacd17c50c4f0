package io.penstock.processor.order;

import java.util.Collection;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Values in the order of keys that change. Each value has its own key, or none while it is not
/// listed.
final class SortedIndex<K extends Comparable<K>, V> {
  private final NavigableMap<K, V> values = new TreeMap<>();

  /// Lists a value under its present key. Costs nothing if the key is the same as before.
  ///
  /// @param before the key before; `null` if the value was not listed
  /// @param now the present key; `null` if the value is listed no longer
  void move(V value, @Nullable K before, @Nullable K now) {
    if (before != null && now != null && before.compareTo(now) == 0) {
      return;
    }
    if (before != null) {
      values.remove(before);
    }
    if (now != null) {
      values.put(now, value);
    }
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  /// The value with the lowest key; `null` if none is listed.
  @Nullable V first() {
    var first = values.firstEntry();
    return first == null ? null : first.getValue();
  }

  /// The lowest key; `null` if no value is listed.
  @Nullable K firstKey() {
    var first = values.firstEntry();
    return first == null ? null : first.getKey();
  }

  /// The values in the order of their keys.
  Collection<V> values() {
    return values.values();
  }
}
