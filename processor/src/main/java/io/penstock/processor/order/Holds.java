package io.penstock.processor.order;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// All that is held of a partition: by entity, by the end of its wait, by arrival.
///
/// A mirror of what the store holds, made anew from it whenever processing begins.
public final class Holds {
  private final Map<String, Map<LogPlace, Due>> byEntity = new HashMap<>();
  private final NavigableSet<Due> byDue = new TreeSet<>();
  private final NavigableMap<LogPlace, Due> byArrival = new TreeMap<>();
  private long weight;

  /// Holds these of an entity from now on, and no others.
  void replace(String entity, Collection<Due> dues) {
    byEntity.getOrDefault(entity, Map.of()).values().forEach(this::forget);
    if (dues.isEmpty()) {
      byEntity.remove(entity);
      return;
    }
    var now = new HashMap<LogPlace, Due>();
    for (var due : dues) {
      now.put(due.held().at(), due);
      byDue.add(due);
      byArrival.put(due.held().at(), due);
      weight += due.held().weight();
    }
    byEntity.put(entity, now);
  }

  private void forget(Due due) {
    byDue.remove(due);
    byArrival.remove(due.held().at());
    weight -= due.held().weight();
  }

  List<Held> of(String entity) {
    return byEntity.getOrDefault(entity, Map.of()).values().stream().map(Due::held).toList();
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
