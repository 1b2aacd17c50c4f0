package io.penstock.proof.reference;

import java.util.Comparator;

/// The position of an item in the log.
record LogPosition(long offset, int item) implements Comparable<LogPosition> {
  @Override
  public int compareTo(LogPosition other) {
    return Comparator.comparingLong(LogPosition::offset)
        .thenComparingInt(LogPosition::item)
        .compare(this, other);
  }
}
