package io.penstock.processor.fold;

import io.penstock.processor.emit.EntityChange;
import io.penstock.processor.order.Held;
import io.penstock.processor.order.Held.LogPlace;
import io.penstock.processor.order.Held.OrderKey;
import io.penstock.senders.recipe.Order;

/// A change that waits, and for what.
public record HeldChange(Held held, EntityChange change) {
  /// What an item weighs besides its content: its names, its keys and their place in memory.
  static final int OVERHEAD_BYTES = 512;

  /// The change with what its release depends on.
  public static HeldChange waiting(
      EntityChange change, OrderKey key, LogPlace at, long arrivedMs, long graceMs, Order order) {
    var weight = OVERHEAD_BYTES + change.content().length;
    return new HeldChange(
        new Held(change.stateKey(), key, at, arrivedMs, graceMs, order, weight), change);
  }
}
