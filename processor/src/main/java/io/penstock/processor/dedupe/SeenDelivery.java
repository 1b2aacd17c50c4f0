package io.penstock.processor.dedupe;

import java.util.List;

/// When a delivery was first decided, and what was decided then.
///
/// @param offset its place in the raw partition
/// @param clockMs the log clock at it
/// @param timestampMs its raw timestamp
/// @param items how many items it had
/// @param timed whether its body carries a time of its own
/// @param dead the numbers of the items that died and are decided again with a resend
public record SeenDelivery(
    long offset, long clockMs, long timestampMs, int items, boolean timed, List<Integer> dead) {

  public SeenDelivery {
    dead = List.copyOf(dead);
  }
}
