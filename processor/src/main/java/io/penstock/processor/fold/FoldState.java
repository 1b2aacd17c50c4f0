package io.penstock.processor.fold;

import io.penstock.processor.dedupe.Deduplicator.SeenDeliveries;
import io.penstock.processor.dedupe.Deduplicator.SeenDeliveries.SeenDelivery;
import io.penstock.processor.dedupe.DeliveryKey;
import io.penstock.processor.order.EntityState;
import io.penstock.processor.order.HeldItem.HeldChange;
import io.penstock.processor.order.HeldItem.LogPlace;
import io.penstock.processor.pull.OpenRequest;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The stored state of one partition's fold. The fold reads it while it plans and writes it when it
/// commits.
public interface FoldState extends SeenDeliveries {

  /// The partition's progress; `null` before the first record.
  @Nullable PartitionProgress progress();

  @Nullable EntityState entity(String key);

  /// The held change at that place, which must exist.
  HeldChange held(LogPlace at);

  /// Passes every held change to the reader, in any order.
  void eachHeld(Consumer<HeldChange> reader);

  /// Passes every open request to the reader, by its entity's key, in any order.
  void eachRequest(BiConsumer<String, OpenRequest> reader);

  /// The offset of the last record with which an API answered for those entities; `null` if there
  /// is none.
  @Nullable Long answered(String entities);

  void put(PartitionProgress progress);

  void put(String entityKey, EntityState entity);

  void put(DeliveryKey key, long bucketStartMs, SeenDelivery seenDelivery);

  void put(HeldChange held);

  void remove(LogPlace held);

  void put(String entityKey, OpenRequest request);

  void removeRequest(String entityKey);

  /// Sets the offset of the last record with which an API answered for those entities.
  void putAnswered(String entities, long offset);
}
