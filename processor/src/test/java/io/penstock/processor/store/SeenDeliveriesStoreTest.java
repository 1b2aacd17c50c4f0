package io.penstock.processor.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.codec.SeenDeliveryCodec;
import io.penstock.processor.dedupe.Deduplicator.SeenDeliveries;
import io.penstock.processor.dedupe.Deduplicator.SeenDeliveries.SeenDelivery;
import io.penstock.processor.dedupe.DeliveryKey;
import io.penstock.processor.streams.Bench;
import io.penstock.processor.streams.FoldTopology;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.WindowStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeenDeliveriesStoreTest {
  private static final long BUCKET = SeenDeliveries.BUCKET_MS;

  @TempDir private Path stateDir;
  private WindowStore<Bytes, byte[]> store;
  private SeenDeliveriesStore seen;

  @BeforeEach
  @SuppressWarnings("unchecked") // What the builder of the name makes.
  void open() {
    var context =
        new MockProcessorContext<>(Bench.config(stateDir), new TaskId(0, 0), stateDir.toFile());
    var builder =
        FoldTopology.stores().stream()
            .filter(each -> each.name().equals(StoreNames.SEEN))
            .findFirst()
            .orElseThrow();
    store = (WindowStore<Bytes, byte[]>) builder.withLoggingDisabled().build();
    store.init(context.getStateStoreContext(), (StateStore) store);
    seen = new SeenDeliveriesStore(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void firstBodyOfAnIdStandsUnderTheIdAlone() {
    var key = key("evt-1", "a");

    seen.put(key, 0, seenDelivery(7));

    assertThat(HexFormat.of().formatHex(store.fetch(Bytes.wrap(key.firstOfId()), 0)))
        .isEqualTo(
            HexFormat.of().formatHex(key.body())
                + HexFormat.of().formatHex(SeenDeliveryCodec.encode(seenDelivery(7))));
    assertThat(store.fetch(Bytes.wrap(key.toBytes()), 0)).isNull();
  }

  @Test
  void otherBodiesOfAnIdAreFoundEach() {
    seen.put(key("evt-1", "a"), 0, seenDelivery(1));
    seen.put(key("evt-1", "b"), 0, seenDelivery(2));

    assertThat(seen.find(key("evt-1", "a"), 0)).isEqualTo(seenDelivery(1));
    assertThat(seen.find(key("evt-1", "b"), 0)).isEqualTo(seenDelivery(2));
    assertThat(seen.find(key("evt-1", "c"), 0)).isNull();
    assertThat(seen.anyOfId(key("evt-1", "c"), 0, 0, it -> it.offset() == 2)).isTrue();
    assertThat(seen.anyOfId(key("evt-2", "a"), 0, 0, _ -> true)).isFalse();
  }

  @Test
  void laterSightingOfABodyReplacesTheEarlier() {
    seen.put(key("evt-1", "a"), 0, seenDelivery(1));
    seen.put(key("evt-1", "b"), 0, seenDelivery(2));

    seen.put(key("evt-1", "a"), 0, seenDelivery(3));
    seen.put(key("evt-1", "b"), 0, seenDelivery(4));

    assertThat(seen.find(key("evt-1", "a"), 0)).isEqualTo(seenDelivery(3));
    assertThat(seen.find(key("evt-1", "b"), 0)).isEqualTo(seenDelivery(4));
  }

  /// Against a map, on few ids, bodies and buckets, so that they meet.
  @Test
  void findsWhatAMapWouldFind() {
    var random = new Random(4711);
    var model = new TreeMap<String, SeenDelivery>();
    for (int i = 0; i < 3_000; i++) {
      var id = "evt-" + random.nextInt(40);
      var body = "b" + random.nextInt(3);
      var bucket = random.nextInt(3) * BUCKET;
      var key = key(id, body);

      assertThat(seen.find(key, bucket)).isEqualTo(model.get(id + "/" + bucket + "/" + body));
      var offset = random.nextInt(i + 1);
      assertThat(seen.anyOfId(key, 0, bucket, it -> it.offset() == offset))
          .isEqualTo(
              model.subMap(id + "/", id + "0").entrySet().stream()
                  .filter(entry -> Long.parseLong(entry.getKey().split("/", -1)[1]) <= bucket)
                  .anyMatch(entry -> entry.getValue().offset() == offset));
      if (random.nextBoolean()) {
        seen.put(key, bucket, seenDelivery(i));
        model.put(id + "/" + bucket + "/" + body, seenDelivery(i));
      }
    }
  }

  private static SeenDelivery seenDelivery(long offset) {
    return new SeenDelivery(offset, 2, 3, 1, false, List.of());
  }

  private static DeliveryKey key(String id, String body) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      return DeliveryKey.of("conn-1".getBytes(UTF_8), false, id, body.getBytes(UTF_8), sha256);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
