package io.penstock.processor.order;

/// Where an item stands in its raw partition.
///
/// @param item its number within its webhook, from 0
public record LogPlace(long offset, int item) implements Comparable<LogPlace> {
  @Override
  public int compareTo(LogPlace other) {
    var byOffset = Long.compare(offset, other.offset);
    return byOffset != 0 ? byOffset : Integer.compare(item, other.item);
  }
}
