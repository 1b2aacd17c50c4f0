package io.penstock.processor.order;

import io.penstock.senders.recipe.Order;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/// A held item, as far as its release goes; what it says stays in the store.
///
/// @param entity its entity's key in the state
/// @param arrivedMs the log clock when it came
/// @param graceMs how long it waits for earlier ones, in milliseconds of the log clock
/// @param weight what it counts against the bound on what is held, in bytes
public record HeldItem(
    String entity,
    OrderKey key,
    LogPlace at,
    long arrivedMs,
    long graceMs,
    Order order,
    int weight) {
  /// What an entity's changes are ordered by: for times Unix microseconds, as fine as senders
  /// stamp; else the version.
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

  /// The order of release: by key, ties by place in the log.
  static final Comparator<HeldItem> BY_KEY =
      (one, other) -> {
        var byKey = one.key.compareTo(other.key);
        return byKey != 0 ? byKey : one.at.compareTo(other.at);
      };

  static final Comparator<HeldItem> BY_ARRIVAL = Comparator.comparing(HeldItem::at);
}
