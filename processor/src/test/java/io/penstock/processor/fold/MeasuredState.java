package io.penstock.processor.fold;

import io.penstock.processor.dedupe.Deduplicator.SeenDeliveries.SeenDelivery;
import io.penstock.processor.dedupe.DeliveryKey;
import io.penstock.processor.order.EntityState;
import io.penstock.processor.order.HeldItem.HeldChange;
import io.penstock.processor.order.HeldItem.LogPlace;
import io.penstock.processor.pull.OpenRequest;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A state that counts its accesses, and weighs the held items that are read and written.
final class MeasuredState implements FoldState {
  private final FoldState state;
  private long accesses;
  private int heldWrites;
  private long heldWriteBytes;
  private long heldReadBytes;

  MeasuredState(FoldState state) {
    this.state = state;
  }

  /// Begins to count anew.
  void reset() {
    accesses = 0;
    heldWrites = 0;
    heldWriteBytes = 0;
    heldReadBytes = 0;
  }

  /// The number of values that were read, written or removed.
  long accesses() {
    return accesses;
  }

  /// The number of items that were written to be held.
  int heldWrites() {
    return heldWrites;
  }

  /// The weight of the items that were written to be held, in bytes.
  long heldWriteBytes() {
    return heldWriteBytes;
  }

  /// The weight of the held items that were read, in bytes.
  long heldReadBytes() {
    return heldReadBytes;
  }

  @Override
  public @Nullable PartitionProgress progress() {
    accesses++;
    return state.progress();
  }

  @Override
  public @Nullable EntityState entity(String key) {
    accesses++;
    return state.entity(key);
  }

  @Override
  public HeldChange held(LogPlace at) {
    accesses++;
    var change = state.held(at);
    heldReadBytes += change.held().weight();
    return change;
  }

  @Override
  public void eachHeld(Consumer<HeldChange> reader) {
    state.eachHeld(
        change -> {
          accesses++;
          reader.accept(change);
        });
  }

  @Override
  public @Nullable SeenDelivery find(DeliveryKey key, long bucketStartMs) {
    accesses++;
    return state.find(key, bucketStartMs);
  }

  @Override
  public boolean anyOfId(
      DeliveryKey key, long oldestMs, long newestMs, Predicate<SeenDelivery> condition) {
    accesses++;
    return state.anyOfId(key, oldestMs, newestMs, condition);
  }

  @Override
  public void put(PartitionProgress progress) {
    accesses++;
    state.put(progress);
  }

  @Override
  public void put(String entityKey, EntityState entity) {
    accesses++;
    state.put(entityKey, entity);
  }

  @Override
  public void put(DeliveryKey key, long bucketStartMs, SeenDelivery seenDelivery) {
    accesses++;
    state.put(key, bucketStartMs, seenDelivery);
  }

  @Override
  public void put(HeldChange held) {
    accesses++;
    heldWrites++;
    heldWriteBytes += held.held().weight();
    state.put(held);
  }

  @Override
  public void remove(LogPlace held) {
    accesses++;
    state.remove(held);
  }

  @Override
  public void eachRequest(BiConsumer<String, OpenRequest> reader) {
    state.eachRequest(reader);
  }

  @Override
  public @Nullable Long answered(String entities) {
    accesses++;
    return state.answered(entities);
  }

  @Override
  public void put(String entityKey, OpenRequest request) {
    accesses++;
    state.put(entityKey, request);
  }

  @Override
  public void removeRequest(String entityKey) {
    accesses++;
    state.removeRequest(entityKey);
  }

  @Override
  public void putAnswered(String entities, long offset) {
    accesses++;
    state.putAnswered(entities, offset);
  }
}
