package io.penstock.processor.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.processor.dedupe.DeliveryKey;
import io.penstock.processor.dedupe.Sighting;
import io.penstock.processor.fold.HeldChange;
import io.penstock.processor.fold.Progress;
import io.penstock.processor.fold.State;
import io.penstock.processor.guard.Memory;
import io.penstock.processor.guard.Origin;
import io.penstock.processor.order.EntityState;
import io.penstock.processor.order.LogPlace;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// The fold's state in Kafka Streams' stores, whose changes commit with the outputs.
final class StoreState implements State {
  static final Bytes PROGRESS = Bytes.wrap(new byte[] {0});
  private static final Bytes ORIGIN = Bytes.wrap(new byte[] {1});

  private final KeyValueStore<Bytes, byte[]> progress;
  private final KeyValueStore<Bytes, byte[]> entities;
  private final Map<String, EntityState> recent = new RecentEntities();
  private final KeyValueStore<Bytes, byte[]> hold;
  private final SeenStore seen;

  StoreState(ProcessorContext<?, ?> context) {
    this.progress = context.getStateStore(StoreNames.PROGRESS);
    this.entities = context.getStateStore(StoreNames.ENTITY);
    this.hold = context.getStateStore(StoreNames.HOLD);
    this.seen = new SeenStore(context.getStateStore(StoreNames.SEEN));
  }

  @Override
  public @Nullable Progress progress() {
    var stored = progress.get(PROGRESS);
    return stored == null ? null : Progress.of(stored);
  }

  /// What the state says of itself; empty before the partition's first record.
  Optional<Memory> memory() {
    var last = progress();
    return last == null
        ? Optional.empty()
        : origin().map(origin -> new Memory(origin, last.offset()));
  }

  /// Where the counts come from.
  Optional<Origin> origin() {
    return Optional.ofNullable(progress.get(ORIGIN)).map(Origin::of);
  }

  /// Where the entities come from, which stand on disk.
  Optional<Origin> originOfEntities() {
    return Optional.ofNullable(entities.get(ORIGIN)).map(Origin::of);
  }

  void put(Origin origin) {
    progress.put(ORIGIN, origin.toBytes());
    entities.put(ORIGIN, origin.toBytes());
  }

  @Override
  public @Nullable EntityState entity(String key) {
    var known = recent.get(key);
    if (known == null) {
      var stored = entities.get(bytes(key));
      known = stored == null ? null : EntityState.of(stored);
      if (known != null) {
        recent.put(key, known);
      }
    }
    return known;
  }

  @Override
  public HeldChange held(LogPlace at) {
    return HeldChange.of(Objects.requireNonNull(hold.get(bytes(at)), () -> "not held: " + at));
  }

  @Override
  public void eachHeld(Consumer<HeldChange> reader) {
    try (var all = hold.all()) {
      all.forEachRemaining(stored -> reader.accept(HeldChange.of(stored.value)));
    }
  }

  @Override
  public @Nullable Sighting find(DeliveryKey key, long bucketStartMs) {
    return seen.find(key, bucketStartMs);
  }

  @Override
  public boolean anyOfId(
      DeliveryKey key, long oldestMs, long newestMs, Predicate<Sighting> condition) {
    return seen.anyOfId(key, oldestMs, newestMs, condition);
  }

  @Override
  public void put(Progress now) {
    progress.put(PROGRESS, now.toBytes());
  }

  @Override
  public void put(String entityKey, EntityState entity) {
    entities.put(bytes(entityKey), entity.toBytes());
    recent.put(entityKey, entity);
  }

  @Override
  public void put(DeliveryKey key, long bucketStartMs, Sighting sighting) {
    seen.put(key, bucketStartMs, sighting);
  }

  @Override
  public void put(HeldChange held) {
    hold.put(bytes(held.held().at()), held.toBytes());
  }

  @Override
  public void remove(LogPlace held) {
    hold.delete(bytes(held));
  }

  private static Bytes bytes(LogPlace at) {
    var key = ByteBuffer.allocate(Long.BYTES + Integer.BYTES);
    return Bytes.wrap(key.putLong(at.offset()).putInt(at.item()).array());
  }

  private static Bytes bytes(String key) {
    return Bytes.wrap(key.getBytes(UTF_8));
  }
}
