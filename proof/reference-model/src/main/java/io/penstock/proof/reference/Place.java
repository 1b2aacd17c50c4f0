package io.penstock.proof.reference;

import java.util.Comparator;

/// Where an item stands in the log.
record Place(long offset, int item) implements Comparable<Place> {
  @Override
  public int compareTo(Place other) {
    return Comparator.comparingLong(Place::offset)
        .thenComparingInt(Place::item)
        .compare(this, other);
  }
}
