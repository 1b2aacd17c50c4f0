package io.penstock.proof.reference;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The result of processing one record.
///
/// @param clockMs the log clock at the record
/// @param emissions the records emitted while it was processed, in order
/// @param counts outcomes of all records up to this one: `items`, `emitted`, `duplicate`,
///   `unchanged`, `superseded`, `late`, `dead`, `fetch`, `held` (now), `id-reused`
public record RecordResult(
    RawRecord record, long clockMs, List<Emission> emissions, Map<String, Long> counts) {
  public RecordResult {
    emissions = List.copyOf(emissions);
    counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
  }

  long count(String name) {
    return counts.getOrDefault(name, 0L);
  }
}
