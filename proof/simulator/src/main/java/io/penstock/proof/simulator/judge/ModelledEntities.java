package io.penstock.proof.simulator.judge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The numbers that stand for entities and contents in the reference model.
final class ModelledEntities {
  /// An entity without its connection.
  ///
  /// @param type name of its type
  record Named(String type, String id) {}

  private final Map<Named, Integer> numbers = new HashMap<>();
  private final List<Named> entities = new ArrayList<>();
  private final Map<String, Integer> contents = new HashMap<>();

  /// The number of an entity.
  int number(String type, String id) {
    var named = new Named(type, id);
    var known = numbers.putIfAbsent(named, entities.size());
    if (known != null) {
      return known;
    }
    entities.add(named);
    return entities.size() - 1;
  }

  /// The number of a content.
  int content(String token) {
    return contents.computeIfAbsent(token, _ -> contents.size());
  }

  /// The entity with this number.
  Named entity(String number) {
    return entities.get(Integer.parseInt(number));
  }
}
