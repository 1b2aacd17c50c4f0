package io.penstock.processor.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.processor.codec.EntityStateCodec;
import io.penstock.processor.codec.HeldItemCodec;
import io.penstock.processor.codec.PartitionProgressCodec;
import io.penstock.processor.codec.StateOriginCodec;
import io.penstock.processor.dedupe.Deduplicator.SeenDeliveries.SeenDelivery;
import io.penstock.processor.dedupe.DeliveryKey;
import io.penstock.processor.fold.FoldState;
import io.penstock.processor.fold.PartitionProgress;
import io.penstock.processor.guard.Consistency.RememberedState;
import io.penstock.processor.guard.StateOrigin;
import io.penstock.processor.order.EntityState;
import io.penstock.processor.order.HeldItem.HeldChange;
import io.penstock.processor.order.HeldItem.LogPlace;
import io.penstock.processor.pull.OpenRequest;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// The fold's state in Kafka Streams' stores. Changes to it commit together with the outputs.
public final class StoredFoldState implements FoldState {
  /// The number of cached entities, about 3 MiB.
  private static final int RECENT_MAX = 10_000;

  /// An LRU cache of a partition's entities, so that a busy entity is read from disk once.
  ///
  /// It contains only states that the store contains too, and is discarded together with them.
  private static final class RecentEntities extends LinkedHashMap<String, EntityState> {
    private static final long serialVersionUID = 1L;

    RecentEntities() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, EntityState> eldest) {
      return size() > RECENT_MAX;
    }
  }

  public static final Bytes PROGRESS = Bytes.wrap(new byte[] {0});
  private static final Bytes ORIGIN = Bytes.wrap(new byte[] {1});

  private final KeyValueStore<Bytes, byte[]> progress;
  private final KeyValueStore<Bytes, byte[]> entities;
  private final Map<String, EntityState> recent = new RecentEntities();
  private final KeyValueStore<Bytes, byte[]> hold;
  private final SeenDeliveriesStore seen;
  private final PullStore pull;

  public StoredFoldState(ProcessorContext<?, ?> context) {
    this.progress = context.getStateStore(StoreNames.PROGRESS);
    this.entities = context.getStateStore(StoreNames.ENTITY);
    this.hold = context.getStateStore(StoreNames.HOLD);
    this.seen = new SeenDeliveriesStore(context.getStateStore(StoreNames.SEEN));
    this.pull = new PullStore(context.getStateStore(StoreNames.PULL));
  }

  @Override
  public @Nullable PartitionProgress progress() {
    var stored = progress.get(PROGRESS);
    return stored == null ? null : PartitionProgressCodec.decode(stored);
  }

  /// The origin and the last offset of the state; empty before the partition's first record.
  public Optional<RememberedState> memory() {
    var last = progress();
    return last == null
        ? Optional.empty()
        : origin().map(origin -> new RememberedState(origin, last.offset()));
  }

  /// The origin stored beside the counts.
  public Optional<StateOrigin> origin() {
    return Optional.ofNullable(progress.get(ORIGIN)).map(StateOriginCodec::decode);
  }

  /// The origin stored beside the entities, which are on disk.
  public Optional<StateOrigin> originOfEntities() {
    return Optional.ofNullable(entities.get(ORIGIN)).map(StateOriginCodec::decode);
  }

  public void put(StateOrigin origin) {
    progress.put(ORIGIN, StateOriginCodec.encode(origin));
    entities.put(ORIGIN, StateOriginCodec.encode(origin));
  }

  @Override
  public @Nullable EntityState entity(String key) {
    var known = recent.get(key);
    if (known == null) {
      var stored = entities.get(bytes(key));
      known = stored == null ? null : EntityStateCodec.decode(stored);
      if (known != null) {
        recent.put(key, known);
      }
    }
    return known;
  }

  @Override
  public HeldChange held(LogPlace at) {
    return HeldItemCodec.decode(
        Objects.requireNonNull(hold.get(bytes(at)), () -> "not held: " + at));
  }

  @Override
  public void eachHeld(Consumer<HeldChange> reader) {
    try (var all = hold.all()) {
      all.forEachRemaining(stored -> reader.accept(HeldItemCodec.decode(stored.value)));
    }
  }

  @Override
  public void eachRequest(BiConsumer<String, OpenRequest> reader) {
    pull.eachRequest(reader);
  }

  @Override
  public @Nullable Long answered(String entities) {
    return pull.answered(entities);
  }

  @Override
  public @Nullable SeenDelivery find(DeliveryKey key, long bucketStartMs) {
    return seen.find(key, bucketStartMs);
  }

  @Override
  public boolean anyOfId(
      DeliveryKey key, long oldestMs, long newestMs, Predicate<SeenDelivery> condition) {
    return seen.anyOfId(key, oldestMs, newestMs, condition);
  }

  @Override
  public void put(PartitionProgress now) {
    progress.put(PROGRESS, PartitionProgressCodec.encode(now));
  }

  @Override
  public void put(String entityKey, EntityState entity) {
    entities.put(bytes(entityKey), EntityStateCodec.encode(entity));
    recent.put(entityKey, entity);
  }

  @Override
  public void put(DeliveryKey key, long bucketStartMs, SeenDelivery seenDelivery) {
    seen.put(key, bucketStartMs, seenDelivery);
  }

  @Override
  public void put(HeldChange held) {
    hold.put(bytes(held.held().at()), HeldItemCodec.encode(held));
  }

  @Override
  public void remove(LogPlace held) {
    hold.delete(bytes(held));
  }

  @Override
  public void put(String entityKey, OpenRequest request) {
    pull.put(entityKey, request);
  }

  @Override
  public void removeRequest(String entityKey) {
    pull.removeRequest(entityKey);
  }

  @Override
  public void putAnswered(String entities, long offset) {
    pull.putAnswered(entities, offset);
  }

  private static Bytes bytes(LogPlace at) {
    var key = ByteBuffer.allocate(Long.BYTES + Integer.BYTES);
    return Bytes.wrap(key.putLong(at.offset()).putInt(at.item()).array());
  }

  private static Bytes bytes(String key) {
    return Bytes.wrap(key.getBytes(UTF_8));
  }
}
