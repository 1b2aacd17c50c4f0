package io.penstock.processor.order;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What an entity's changes are ordered by: for times Unix microseconds, as fine as senders stamp;
/// else the version.
public record OrderKey(long value) implements Comparable<OrderKey> {

  /// Before any version: versions count from 1.
  static final OrderKey NO_VERSION = new OrderKey(0);

  public static OrderKey of(Instant time) {
    return new OrderKey(ChronoUnit.MICROS.between(Instant.EPOCH, time));
  }

  /// Whether it is this version's, or the one's after it, or one before.
  boolean followsOrRepeats(OrderKey version) {
    return value <= version.value || value - 1 == version.value;
  }

  @Override
  public int compareTo(OrderKey other) {
    return Long.compare(value, other.value);
  }
}
