package io.penstock.processor.order;

import io.penstock.processor.order.HeldItem.LogPlace;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// All that is held of a partition: by entity, by the end of its wait, by arrival.
///
/// A mirror of what the store holds, made anew from it whenever processing begins.
public final class HeldItems {
  /// A held item and when its wait ends.
  ///
  /// @param ms on the log clock
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

  /// Holds one more, or the same one until another time.
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

  /// When the oldest came, on the log clock; `otherwise` where nothing is held.
  public long oldestArrivedMs(long otherwise) {
    return byArrival.isEmpty() ? otherwise : byArrival.firstEntry().getValue().held().arrivedMs();
  }
}
