package io.penstock.proof.simulator;

import io.penstock.processor.dedupe.Deduplicator.SeenDeliveries.SeenDelivery;
import io.penstock.processor.dedupe.DeliveryKey;
import io.penstock.processor.fold.FoldState;
import io.penstock.processor.fold.PartitionProgress;
import io.penstock.processor.order.EntityState;
import io.penstock.processor.order.HeldItem.HeldChange;
import io.penstock.processor.order.HeldItem.LogPlace;
import io.penstock.processor.pull.OpenRequest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A partition's state, kept in maps for as long as a test.
public final class MemoryState implements FoldState {
  private final Map<String, EntityState> entities = new HashMap<>();
  private final Map<LogPlace, HeldChange> hold = new HashMap<>();
  private final Map<String, SeenDelivery> seen = new HashMap<>();
  private final Map<String, OpenRequest> requests = new HashMap<>();
  private final Map<String, Long> answered = new HashMap<>();
  private @Nullable PartitionProgress progress;

  @Override
  public @Nullable PartitionProgress progress() {
    return progress;
  }

  @Override
  public @Nullable EntityState entity(String key) {
    return entities.get(key);
  }

  @Override
  public HeldChange held(LogPlace at) {
    return Objects.requireNonNull(hold.get(at));
  }

  @Override
  public void eachHeld(Consumer<HeldChange> reader) {
    List.copyOf(hold.values()).forEach(reader);
  }

  @Override
  public @Nullable SeenDelivery find(DeliveryKey key, long bucketStartMs) {
    return seen.get(name(key));
  }

  @Override
  public boolean anyOfId(
      DeliveryKey key, long oldestMs, long newestMs, Predicate<SeenDelivery> condition) {
    return false;
  }

  @Override
  public void put(PartitionProgress now) {
    progress = now;
  }

  @Override
  public void put(String entityKey, EntityState entity) {
    entities.put(entityKey, entity);
  }

  @Override
  public void put(DeliveryKey key, long bucketStartMs, SeenDelivery sighting) {
    seen.put(name(key), sighting);
  }

  @Override
  public void put(HeldChange held) {
    hold.put(held.held().at(), held);
  }

  @Override
  public void remove(LogPlace held) {
    hold.remove(held);
  }

  @Override
  public void eachRequest(BiConsumer<String, OpenRequest> reader) {
    Map.copyOf(requests).forEach(reader);
  }

  @Override
  public @Nullable Long answered(String entities) {
    return answered.get(entities);
  }

  @Override
  public void put(String entityKey, OpenRequest request) {
    requests.put(entityKey, request);
  }

  @Override
  public void removeRequest(String entityKey) {
    requests.remove(entityKey);
  }

  @Override
  public void putAnswered(String entities, long offset) {
    answered.put(entities, offset);
  }

  private static String name(DeliveryKey key) {
    return HexFormat.of().formatHex(key.toBytes());
  }
}
