package io.penstock.processor.order;

import io.penstock.processor.normalize.EntityChange;
import io.penstock.processor.normalize.EntityChange.OrderKey;
import io.penstock.senders.recipe.ChangeOrder;
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
    ChangeOrder order,
    int weight) {

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

  /// A change that waits, and for what.
  public record HeldChange(HeldItem held, EntityChange change) {
    /// What an item weighs besides its content: its names, its keys and their place in memory.
    public static final int OVERHEAD_BYTES = 512;

    /// The change with what its release depends on.
    public static HeldChange waiting(
        EntityChange change,
        OrderKey key,
        LogPlace at,
        long arrivedMs,
        long graceMs,
        ChangeOrder order) {
      var weight = OVERHEAD_BYTES + change.content().length;
      return new HeldChange(
          new HeldItem(change.stateKey(), key, at, arrivedMs, graceMs, order, weight), change);
    }
  }
}
