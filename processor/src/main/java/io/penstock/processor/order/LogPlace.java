package io.penstock.processor.order;

import java.util.Comparator;

/// Where an item stands in its raw partition.
///
/// @param item its number within its webhook, from 0
public record LogPlace(long offset, int item) implements Comparable<LogPlace> {
  private static final Comparator<LogPlace> ORDER =
      Comparator.comparingLong(LogPlace::offset).thenComparingInt(LogPlace::item);

  @Override
  public int compareTo(LogPlace other) {
    return ORDER.compare(this, other);
  }
}
