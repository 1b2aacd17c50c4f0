package io.penstock.processor.store;

import io.penstock.processor.codec.SeenDeliveryCodec;
import io.penstock.processor.dedupe.Deduplicator.SeenDeliveries;
import io.penstock.processor.dedupe.Deduplicator.SeenDeliveries.SeenDelivery;
import io.penstock.processor.dedupe.DeliveryKey;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/// The seen deliveries of a partition, in a window store: each bucket is a window.
///
/// The first body of an id in a bucket is stored under the id alone, other bodies under id and
/// body. So a single lookup shows that a bucket has no delivery of an id, which is the usual case.
/// A value is the body's part of the key, then the seen delivery.
final class SeenDeliveriesStore implements SeenDeliveries {
  private static final int BODY_BYTES = DeliveryKey.BODY_BYTES;

  private final WindowStore<Bytes, byte[]> store;
  private final Map<Long, Optional<byte[]>> firsts = new HashMap<>();
  private Bytes firstsOf = Bytes.wrap(new byte[0]);

  SeenDeliveriesStore(WindowStore<Bytes, byte[]> store) {
    this.store = store;
  }

  @Override
  public @Nullable SeenDelivery find(DeliveryKey key, long bucketStartMs) {
    var first = first(key, bucketStartMs);
    if (first == null) {
      return null;
    }
    var stored = isOf(key, first) ? first : store.fetch(Bytes.wrap(key.toBytes()), bucketStartMs);
    return stored == null ? null : seenDelivery(stored);
  }

  @Override
  public boolean anyOfId(
      DeliveryKey key, long oldestMs, long newestMs, Predicate<SeenDelivery> condition) {
    for (long at = oldestMs; at <= newestMs; at += BUCKET_MS) {
      if (first(key, at) != null && anyOfId(key, at, condition)) {
        return true;
      }
    }
    return false;
  }

  private boolean anyOfId(DeliveryKey key, long bucketStartMs, Predicate<SeenDelivery> condition) {
    var from = Bytes.wrap(key.firstOfId());
    var to = Bytes.wrap(key.lastOfId());
    try (var sightings = store.fetch(from, to, bucketStartMs, bucketStartMs)) {
      while (sightings.hasNext()) {
        if (condition.test(seenDelivery(sightings.next().value))) {
          return true;
        }
      }
      return false;
    }
  }

  void put(DeliveryKey key, long bucketStartMs, SeenDelivery seenDelivery) {
    var first = first(key, bucketStartMs);
    var alone = first == null || isOf(key, first);
    var under = Bytes.wrap(alone ? key.firstOfId() : key.toBytes());
    var body = key.body();
    var value = SeenDeliveryCodec.encode(seenDelivery);
    var stored = ByteBuffer.allocate(BODY_BYTES + value.length).put(body).put(value).array();
    store.put(under, stored, bucketStartMs);
    firsts.clear();
  }

  /// The value under the key's id alone, looked up once for all questions about one delivery.
  private byte @Nullable [] first(DeliveryKey key, long bucketStartMs) {
    var id = Bytes.wrap(key.firstOfId());
    if (!id.equals(firstsOf)) {
      firsts.clear();
      firstsOf = id;
    }
    return firsts
        .computeIfAbsent(bucketStartMs, at -> Optional.ofNullable(store.fetch(id, at)))
        .orElse(null);
  }

  private static boolean isOf(DeliveryKey key, byte[] stored) {
    return Arrays.equals(stored, 0, BODY_BYTES, key.body(), 0, BODY_BYTES);
  }

  private static SeenDelivery seenDelivery(byte[] stored) {
    return SeenDeliveryCodec.decode(Arrays.copyOfRange(stored, BODY_BYTES, stored.length));
  }
}
