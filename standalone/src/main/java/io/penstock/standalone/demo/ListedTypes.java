package io.penstock.standalone.demo;

import io.penstock.proof.simulator.Plan;
import io.penstock.proof.simulator.judge.ConsumedTopics;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.Watermark;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The lists that a bridge must read to know all entities of a plan's APIs.
///
/// @param all the entity types of each connection
record ListedTypes(Set<Listed> all) {
  /// A list.
  record Listed(String connection, EntityType type) {}

  ListedTypes {
    all = Set.copyOf(all);
  }

  static ListedTypes of(Plan plan) {
    var all = new HashSet<Listed>();
    plan.changes()
        .forEach(change -> all.add(new Listed(change.connection(), change.change().type())));
    return new ListedTypes(all);
  }

  /// Whether each list was read to its end, and the reading began at this time or later.
  ///
  /// @param topic of the watermarks
  boolean readSince(Instant time, ConsumedTopics found, String topic) {
    Map<Listed, Instant> until = new HashMap<>();
    for (var record : found.byTopic().getOrDefault(topic, List.of())) {
      var watermark = Watermark.read(record.value());
      if (watermark.changesUntil() != null) {
        until.put(new Listed(watermark.connection(), watermark.type()), watermark.changesUntil());
      }
    }
    return all.stream().noneMatch(list -> until.getOrDefault(list, Instant.MIN).isBefore(time));
  }
}
