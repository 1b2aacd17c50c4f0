package io.penstock.processor.order;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What an entity's changes are ordered by, where that is a time: Unix microseconds, as fine as
/// senders stamp.
public record OrderKey(long micros) implements Comparable<OrderKey> {

  public static OrderKey of(Instant time) {
    return new OrderKey(ChronoUnit.MICROS.between(Instant.EPOCH, time));
  }

  @Override
  public int compareTo(OrderKey other) {
    return Long.compare(micros, other.micros);
  }
}
