package io.penstock.proof.reference;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The positions of items in the emissions, by `ce_id`.
final class LatenessCheckEmissions {
  /// A position: the index of the step, and the index among all emissions.
  record At(int step, int order) {}

  private final Map<String, At> late = new HashMap<>();
  private final Map<String, At> events = new HashMap<>();
  private final Map<String, At> forced = new HashMap<>();
  private final Map<String, Long> keys = new HashMap<>();
  private final Set<String> corrected = new HashSet<>();
  private int order;

  private LatenessCheckEmissions() {}

  static LatenessCheckEmissions of(List<RecordResult> steps) {
    var emitted = new LatenessCheckEmissions();
    for (int step = 0; step < steps.size(); step++) {
      for (var emission : steps.get(step).emissions()) {
        emitted.add(step, emission);
      }
    }
    return emitted;
  }

  private void add(int step, Emission emission) {
    var at = new At(step, order++);
    var id = emission.textOf("ce_id");
    if (id == null || emission.has("dead-reason")) {
      return;
    }
    (emission.has("ce_sequence") ? events : late).put(id, at);
    if (emission.says("forced", "true")) {
      forced.put(id, at);
    }
    if (emission.says("corrected", "true")) {
      corrected.add(id);
    }
    var key = emission.textOf("order-key");
    if (key != null) {
      keys.put(id, Long.valueOf(key));
    }
  }

  @Nullable At late(String id) {
    return late.get(id);
  }

  @Nullable At forced(String id) {
    return forced.get(id);
  }

  /// Whether the item has an event in the order of its entity.
  boolean event(String id) {
    return events.containsKey(id);
  }

  boolean corrected(String id) {
    return corrected.contains(id);
  }

  /// The key of the item's event; null if it emitted nothing.
  @Nullable Long key(String id) {
    return keys.get(id);
  }

  boolean nothing(String id) {
    return !late.containsKey(id) && !events.containsKey(id);
  }
}
