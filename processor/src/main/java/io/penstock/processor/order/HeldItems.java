package io.penstock.processor.order;

import io.penstock.processor.order.HeldItem.LogPlace;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The held items of a partition: by entity, by the end of their wait, and by arrival.
///
/// It mirrors the store in memory and is built from it each time processing begins.
public final class HeldItems {
  /// A held item and the end of its wait.
  ///
  /// @param ms the end of its wait, in milliseconds on the log clock
  public record Due(long ms, HeldItem held) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      var byTime = Long.compare(ms, other.ms);
      return byTime != 0 ? byTime : held.at().compareTo(other.held().at());
    }
  }

  private final Map<String, Map<LogPlace, Due>> byEntity = new HashMap<>();
  private final NavigableSet<Due> byDue = new TreeSet<>();
  private final NavigableMap<LogPlace, Due> byArrival = new TreeMap<>();
  private long weight;

  /// Adds an item, or changes the end of its wait.
  void put(Due due) {
    var at = due.held().at();
    var before = byArrival.put(at, due);
    if (before != null) {
      byDue.remove(before);
      weight -= before.held().weight();
    }
    byDue.add(due);
    byEntity.computeIfAbsent(due.held().entity(), _ -> new HashMap<>()).put(at, due);
    weight += due.held().weight();
  }

  void remove(Due due) {
    var held = due.held();
    byDue.remove(due);
    byArrival.remove(held.at());
    weight -= held.weight();
    byEntity.computeIfPresent(
        held.entity(),
        (_, rest) -> {
          rest.remove(held.at());
          return rest.isEmpty() ? null : rest;
        });
  }

  Collection<Due> of(String entity) {
    return byEntity.getOrDefault(entity, Map.of()).values();
  }

  NavigableSet<Due> byDue() {
    return byDue;
  }

  Collection<Due> byArrival() {
    return byArrival.values();
  }

  public int size() {
    return byArrival.size();
  }

  long weight() {
    return weight;
  }

  /// The arrival of the oldest item, in milliseconds on the log clock; `otherwise` if no item is
  /// held.
  public long oldestArrivedMs(long otherwise) {
    return byArrival.isEmpty() ? otherwise : byArrival.firstEntry().getValue().held().arrivedMs();
  }
}
