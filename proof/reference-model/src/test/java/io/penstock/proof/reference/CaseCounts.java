package io.penstock.proof.reference;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Counts how often each case of the law occurs in generated logs. Threads may share it.
final class CaseCounts {
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();

  void note(String name, boolean occurs) {
    counts.merge(name, occurs ? 1 : 0, Integer::sum);
  }

  void note(String name) {
    note(name, true);
  }

  int of(String name) {
    return counts.getOrDefault(name, 0);
  }

  @Override
  public String toString() {
    return counts.toString();
  }
}
