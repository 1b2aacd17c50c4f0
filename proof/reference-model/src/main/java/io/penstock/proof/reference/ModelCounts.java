package io.penstock.proof.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Counts of the outcomes of all records so far.
final class ModelCounts {
  private static final List<String> NAMES =
      List.of(
          "items",
          "emitted",
          "duplicate",
          "unchanged",
          "superseded",
          "late",
          "dead",
          "fetch",
          "held");
  private final Map<String, Long> counts = new LinkedHashMap<>();

  ModelCounts() {
    NAMES.forEach(name -> counts.put(name, 0L));
    counts.put("id-reused", 0L);
  }

  void add(String name, long count) {
    counts.merge(name, count, Long::sum);
  }

  Map<String, Long> counts(int held) {
    counts.put("held", (long) held);
    return counts;
  }
}
