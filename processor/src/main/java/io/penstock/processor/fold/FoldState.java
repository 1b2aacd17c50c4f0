package io.penstock.processor.fold;

import io.penstock.processor.dedupe.DeliveryKey;
import io.penstock.processor.dedupe.SeenDeliveries;
import io.penstock.processor.dedupe.SeenDeliveries.SeenDelivery;
import io.penstock.processor.emit.EntityChange;
import io.penstock.processor.order.EntityState;
import io.penstock.processor.order.HeldItem;
import io.penstock.processor.order.HeldItem.LogPlace;
import io.penstock.processor.order.HeldItem.OrderKey;
import io.penstock.senders.recipe.Order;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the fold remembers of one partition. It reads while it plans and writes when it commits.
public interface FoldState extends SeenDeliveries {
  /// A change that waits, and for what.
  record HeldChange(HeldItem held, EntityChange change) {
    /// What an item weighs besides its content: its names, its keys and their place in memory.
    static final int OVERHEAD_BYTES = 512;

    /// The change with what its release depends on.
    public static HeldChange waiting(
        EntityChange change, OrderKey key, LogPlace at, long arrivedMs, long graceMs, Order order) {
      var weight = OVERHEAD_BYTES + change.content().length;
      return new HeldChange(
          new HeldItem(change.stateKey(), key, at, arrivedMs, graceMs, order, weight), change);
    }
  }

  /// `null` before the partition's first record.
  @Nullable Progress progress();

  @Nullable EntityState entity(String key);

  /// The held change of that place, which there must be.
  HeldChange held(LogPlace at);

  /// Tells of every held change, in any order.
  void eachHeld(Consumer<HeldChange> reader);

  void put(Progress progress);

  void put(String entityKey, EntityState entity);

  void put(DeliveryKey key, long bucketStartMs, SeenDelivery seenDelivery);

  void put(HeldChange held);

  void remove(LogPlace held);
}
