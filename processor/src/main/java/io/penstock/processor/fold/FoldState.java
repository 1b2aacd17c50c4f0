package io.penstock.processor.fold;

import io.penstock.processor.dedupe.Deduplicator.SeenDeliveries;
import io.penstock.processor.dedupe.Deduplicator.SeenDeliveries.SeenDelivery;
import io.penstock.processor.dedupe.DeliveryKey;
import io.penstock.processor.order.EntityState;
import io.penstock.processor.order.HeldItem.HeldChange;
import io.penstock.processor.order.HeldItem.LogPlace;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the fold remembers of one partition. It reads while it plans and writes when it commits.
public interface FoldState extends SeenDeliveries {

  /// `null` before the partition's first record.
  @Nullable PartitionProgress progress();

  @Nullable EntityState entity(String key);

  /// The held change of that place, which there must be.
  HeldChange held(LogPlace at);

  /// Tells of every held change, in any order.
  void eachHeld(Consumer<HeldChange> reader);

  void put(PartitionProgress progress);

  void put(String entityKey, EntityState entity);

  void put(DeliveryKey key, long bucketStartMs, SeenDelivery seenDelivery);

  void put(HeldChange held);

  void remove(LogPlace held);
}
