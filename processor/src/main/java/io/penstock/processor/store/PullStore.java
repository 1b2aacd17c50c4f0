package io.penstock.processor.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.processor.codec.OpenRequestCodec;
import io.penstock.processor.pull.OpenRequest;
import java.nio.ByteBuffer;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// What a partition's fold knows about the APIs of connections: the open requests by entity, and
/// for each type of a connection the last record with which its API answered.
///
/// The first byte of a key says which of the two the value is. The value of an answer is the format
/// byte and the offset.
final class PullStore {
  private static final byte REQUEST = 0;
  private static final byte ANSWER = 1;
  private static final byte ANSWER_FORMAT = 1;

  private final KeyValueStore<Bytes, byte[]> store;

  PullStore(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  void eachRequest(BiConsumer<String, OpenRequest> reader) {
    try (var all = store.prefixScan(new byte[] {REQUEST}, new ByteArraySerializer())) {
      all.forEachRemaining(
          stored -> {
            var key = stored.key.get();
            var entity = new String(key, 1, key.length - 1, UTF_8);
            reader.accept(entity, OpenRequestCodec.decode(stored.value));
          });
    }
  }

  void put(String entity, OpenRequest request) {
    store.put(key(REQUEST, entity), OpenRequestCodec.encode(request));
  }

  void removeRequest(String entity) {
    store.delete(key(REQUEST, entity));
  }

  @Nullable Long answered(String entities) {
    var stored = store.get(key(ANSWER, entities));
    if (stored == null) {
      return null;
    }
    var bytes = ByteBuffer.wrap(stored);
    var format = bytes.get();
    if (format != ANSWER_FORMAT) {
      throw new IllegalStateException("an answer of format " + format);
    }
    return bytes.getLong();
  }

  void putAnswered(String entities, long offset) {
    var bytes = ByteBuffer.allocate(1 + Long.BYTES).put(ANSWER_FORMAT).putLong(offset);
    store.put(key(ANSWER, entities), bytes.array());
  }

  private static Bytes key(byte kind, String text) {
    var bytes = text.getBytes(UTF_8);
    return Bytes.wrap(ByteBuffer.allocate(1 + bytes.length).put(kind).put(bytes).array());
  }
}
