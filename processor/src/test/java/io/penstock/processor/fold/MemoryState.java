package io.penstock.processor.fold;

import io.penstock.processor.codec.EntityStateCodec;
import io.penstock.processor.codec.HeldItemCodec;
import io.penstock.processor.codec.OpenRequestCodec;
import io.penstock.processor.codec.PartitionProgressCodec;
import io.penstock.processor.codec.SeenDeliveryCodec;
import io.penstock.processor.dedupe.Deduplicator.SeenDeliveries.SeenDelivery;
import io.penstock.processor.dedupe.DeliveryKey;
import io.penstock.processor.order.EntityState;
import io.penstock.processor.order.HeldItem.HeldChange;
import io.penstock.processor.order.HeldItem.LogPlace;
import io.penstock.processor.pull.OpenRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A partition's state in memory, as bytes, like the stores' it stands in for.
public final class MemoryState implements FoldState {
  private final NavigableMap<Long, NavigableMap<byte[], byte[]>> buckets = new TreeMap<>();
  private final Map<String, byte[]> entities = new HashMap<>();
  private final Map<LogPlace, byte[]> hold = new HashMap<>();
  private final Map<String, byte[]> requests = new HashMap<>();
  private final Map<String, Long> answered = new HashMap<>();
  private byte @Nullable [] progress;

  /// The same state, as another instance would restore it.
  public MemoryState restored() {
    var copy = new MemoryState();
    copy.progress = progress == null ? null : progress.clone();
    entities.forEach((key, entity) -> copy.entities.put(key, entity.clone()));
    copy.hold.putAll(hold);
    copy.requests.putAll(requests);
    copy.answered.putAll(answered);
    buckets.forEach((start, bucket) -> copy.bucket(start).putAll(bucket));
    return copy;
  }

  @Override
  public @Nullable PartitionProgress progress() {
    return progress == null ? null : PartitionProgressCodec.decode(progress);
  }

  @Override
  public @Nullable EntityState entity(String key) {
    var stored = entities.get(key);
    return stored == null ? null : EntityStateCodec.decode(stored);
  }

  @Override
  public HeldChange held(LogPlace at) {
    return HeldItemCodec.decode(Objects.requireNonNull(hold.get(at)));
  }

  @Override
  public void eachHeld(Consumer<HeldChange> reader) {
    hold.values().forEach(stored -> reader.accept(HeldItemCodec.decode(stored)));
  }

  @Override
  public void put(HeldChange held) {
    hold.put(held.held().at(), HeldItemCodec.encode(held));
  }

  @Override
  public void remove(LogPlace held) {
    hold.remove(held);
  }

  @Override
  public @Nullable SeenDelivery find(DeliveryKey key, long bucketStartMs) {
    var stored = bucket(bucketStartMs).get(key.toBytes());
    return stored == null ? null : SeenDeliveryCodec.decode(stored);
  }

  @Override
  public boolean anyOfId(
      DeliveryKey key, long oldestMs, long newestMs, Predicate<SeenDelivery> condition) {
    return buckets.subMap(oldestMs, true, newestMs, true).values().stream()
        .map(bucket -> bucket.subMap(key.firstOfId(), true, key.lastOfId(), true))
        .flatMap(bucket -> bucket.values().stream())
        .anyMatch(stored -> condition.test(SeenDeliveryCodec.decode(stored)));
  }

  @Override
  public void put(PartitionProgress now) {
    progress = PartitionProgressCodec.encode(now);
  }

  @Override
  public void put(String entityKey, EntityState entity) {
    entities.put(entityKey, EntityStateCodec.encode(entity));
  }

  @Override
  public void put(DeliveryKey key, long bucketStartMs, SeenDelivery seenDelivery) {
    bucket(bucketStartMs).put(key.toBytes(), SeenDeliveryCodec.encode(seenDelivery));
  }

  @Override
  public void eachRequest(BiConsumer<String, OpenRequest> reader) {
    requests.forEach((entity, stored) -> reader.accept(entity, OpenRequestCodec.decode(stored)));
  }

  @Override
  public @Nullable Long answered(String entities) {
    return answered.get(entities);
  }

  @Override
  public void put(String entityKey, OpenRequest request) {
    requests.put(entityKey, OpenRequestCodec.encode(request));
  }

  @Override
  public void removeRequest(String entityKey) {
    requests.remove(entityKey);
  }

  @Override
  public void putAnswered(String entities, long offset) {
    answered.put(entities, offset);
  }

  private NavigableMap<byte[], byte[]> bucket(long start) {
    return buckets.computeIfAbsent(start, _ -> new TreeMap<>(Arrays::compareUnsigned));
  }
}
