package io.penstock.processor.guard;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// How an instance may begin.
public sealed interface StartDecision {

  /// Nothing was ever processed: these offsets, by partition, are to be committed first.
  record First(SortedMap<Integer, Long> offsets) implements StartDecision {
    public First {
      offsets = Collections.unmodifiableSortedMap(new TreeMap<>(offsets));
    }
  }

  /// It goes on where the group stands.
  record Again() implements StartDecision {}

  /// It must not.
  record Refused(Breach breach) implements StartDecision {}
}
