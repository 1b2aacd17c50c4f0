package io.penstock.processor.order;

import io.penstock.processor.normalize.EntityChange;
import io.penstock.processor.normalize.EntityChange.OrderKey;
import io.penstock.senders.recipe.ChangeOrder;
import java.util.Comparator;

/// The part of a held item that its release depends on; the store contains its change.
///
/// @param entity the entity's key in the state
/// @param arrivedMs the log clock when the item arrived, in milliseconds
/// @param graceMs how long the item waits for earlier ones, in milliseconds of the log clock
/// @param weight the item's share of the bound on held bytes, in bytes
public record HeldItem(
    String entity,
    OrderKey key,
    LogPlace at,
    long arrivedMs,
    long graceMs,
    ChangeOrder order,
    int weight) {

  /// The place of an item in its raw partition.
  ///
  /// @param item its number within its webhook, from 0
  public record LogPlace(long offset, int item) implements Comparable<LogPlace> {
    @Override
    public int compareTo(LogPlace other) {
      var byOffset = Long.compare(offset, other.offset);
      return byOffset != 0 ? byOffset : Integer.compare(item, other.item);
    }
  }

  /// The order of release: by order key, then by place in the log.
  static final Comparator<HeldItem> BY_KEY =
      (one, other) -> {
        var byKey = one.key.compareTo(other.key);
        return byKey != 0 ? byKey : one.at.compareTo(other.at);
      };

  static final Comparator<HeldItem> BY_ARRIVAL = Comparator.comparing(HeldItem::at);

  /// A held change with its held item.
  public record HeldChange(HeldItem held, EntityChange change) {
    /// The weight of an item besides its content, in bytes: names, keys and their overhead in
    /// memory.
    private static final int OVERHEAD_BYTES = 512;

    /// The held change with the values that its release depends on.
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
