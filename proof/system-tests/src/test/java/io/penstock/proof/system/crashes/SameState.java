package io.penstock.proof.system.crashes;

import io.penstock.processor.dedupe.Deduplicator.SeenDeliveries.SeenDelivery;
import io.penstock.processor.dedupe.DeliveryKey;
import io.penstock.processor.fold.FoldState;
import io.penstock.processor.fold.PartitionProgress;
import io.penstock.processor.order.EntityState;
import io.penstock.processor.order.HeldItem.HeldChange;
import io.penstock.processor.order.HeldItem.LogPlace;
import io.penstock.processor.pull.OpenRequest;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Another state's double, for mutants that are wrong in one thing only.
class SameState implements FoldState {
  private FoldState original;

  SameState(FoldState original) {
    this.original = original;
  }

  /// Doubles another from now on.
  final void become(FoldState other) {
    original = other;
  }

  @Override
  public @Nullable PartitionProgress progress() {
    return original.progress();
  }

  @Override
  public @Nullable EntityState entity(String key) {
    return original.entity(key);
  }

  @Override
  public HeldChange held(LogPlace at) {
    return original.held(at);
  }

  @Override
  public void eachHeld(Consumer<HeldChange> reader) {
    original.eachHeld(reader);
  }

  @Override
  public @Nullable SeenDelivery find(DeliveryKey key, long bucketStartMs) {
    return original.find(key, bucketStartMs);
  }

  @Override
  public boolean anyOfId(
      DeliveryKey key, long oldestMs, long newestMs, Predicate<SeenDelivery> condition) {
    return original.anyOfId(key, oldestMs, newestMs, condition);
  }

  @Override
  public void put(PartitionProgress progress) {
    original.put(progress);
  }

  @Override
  public void put(String entityKey, EntityState entity) {
    original.put(entityKey, entity);
  }

  @Override
  public void put(DeliveryKey key, long bucketStartMs, SeenDelivery sighting) {
    original.put(key, bucketStartMs, sighting);
  }

  @Override
  public void put(HeldChange held) {
    original.put(held);
  }

  @Override
  public void remove(LogPlace held) {
    original.remove(held);
  }

  @Override
  public void eachRequest(BiConsumer<String, OpenRequest> reader) {
    original.eachRequest(reader);
  }

  @Override
  public @Nullable Long answered(String entities) {
    return original.answered(entities);
  }

  @Override
  public void put(String entityKey, OpenRequest request) {
    original.put(entityKey, request);
  }

  @Override
  public void removeRequest(String entityKey) {
    original.removeRequest(entityKey);
  }

  @Override
  public void putAnswered(String entities, long offset) {
    original.putAnswered(entities, offset);
  }
}
