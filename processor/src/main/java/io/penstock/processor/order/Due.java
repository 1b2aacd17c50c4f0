package io.penstock.processor.order;

import java.util.Comparator;

/// A held item and when its wait ends.
///
/// @param ms on the log clock
public record Due(long ms, Held held) implements Comparable<Due> {
  private static final Comparator<Due> ORDER =
      Comparator.comparingLong(Due::ms).thenComparing(due -> due.held().at());

  @Override
  public int compareTo(Due other) {
    return ORDER.compare(this, other);
  }
}
