package io.penstock.proof.simulator.api;

import java.util.Map;

/// The calls of one connection in numbers.
///
/// @param byStatus number of calls by the status of the answer; 0 if a call got none
/// @param overLimit number of calls beyond the connection's limit
/// @param tooEarly number of calls that began before a `Retry-After` was over
/// @param atOnceMax the greatest number of calls at the same time
public record CallCounts(
    Map<Integer, Integer> byStatus, int overLimit, int tooEarly, int atOnceMax) {

  public CallCounts {
    byStatus = Map.copyOf(byStatus);
  }

  /// Number of calls.
  public int all() {
    return byStatus.values().stream().mapToInt(Integer::intValue).sum();
  }
}
