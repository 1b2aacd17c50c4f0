package io.penstock.processor.order;

/// A held item and when its wait ends.
///
/// @param ms on the log clock
public record Due(long ms, Held held) implements Comparable<Due> {
  @Override
  public int compareTo(Due other) {
    var byTime = Long.compare(ms, other.ms);
    return byTime != 0 ? byTime : held.at().compareTo(other.held().at());
  }
}
