package io.penstock.proof.reference.generate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The states of each entity that the records of a log show, in the order of the log.
final class EntityStates {
  /// An entity of a connection.
  ///
  /// @param type its name in headers
  record KnownEntity(SendingConnection sender, String type, String id) {}

  private final Map<KnownEntity, List<String>> states = new LinkedHashMap<>();

  /// @param spelling the type as an event's name spells it
  void note(SendingConnection sender, String spelling, String id, String state) {
    var entity = new KnownEntity(sender, type(spelling), id);
    states.computeIfAbsent(entity, _ -> new ArrayList<>()).add(state);
  }

  private static String type(String spelling) {
    if (spelling.startsWith("purchase")) {
      return "purchase_order";
    }
    return spelling.startsWith("asset") ? "asset" : "company";
  }

  List<String> of(KnownEntity entity) {
    return states.getOrDefault(entity, List.of());
  }

  /// All entities of connections that can be asked.
  List<KnownEntity> pulled() {
    return states.keySet().stream().filter(entity -> entity.sender().pull()).toList();
  }
}
