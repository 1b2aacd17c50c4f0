package io.penstock.processor.codec;

import io.penstock.processor.normalize.EntityChange.ContentHash;
import io.penstock.processor.normalize.OrderKey.OrderKind;
import io.penstock.processor.order.EntityState;
import io.penstock.processor.order.EntityState.LastKey;
import io.penstock.processor.order.HeldItem.LogPlace;
import java.nio.ByteBuffer;
import java.util.EnumMap;

/// The stored format of an entity's state.
public final class EntityStateCodec {
  private static final byte FORMAT = 3;
  private static final int PLACE_BYTES = Long.BYTES + Integer.BYTES;
  private static final int BYTES = 1 + 2 * PLACE_BYTES + ContentHash.BYTES + 2 * Long.BYTES + 3;
  private static final int LAST_KEY_BYTES = 1 + 2 * Long.BYTES + PLACE_BYTES;

  private EntityStateCodec() {}

  /// The format byte; place and raw timestamp of the newest item; place of the last event, hash,
  /// sequence, deletion; the kind of the last released key; the number of last keys, then each:
  /// kind, value, place, end of its wait. A place is an offset and an item number.
  public static byte[] encode(EntityState state) {
    var last = state.last();
    var bytes = ByteBuffer.allocate(BYTES + last.size() * LAST_KEY_BYTES).put(FORMAT);
    put(state.newest(), bytes);
    bytes.putLong(state.newestMs());
    put(state.emitted(), bytes);
    bytes
        .putLong(state.content().high())
        .putLong(state.content().low())
        .putLong(state.sequence())
        .put((byte) (state.deleted() ? 1 : 0))
        .put(code(state.lastKind()))
        .put((byte) last.size());
    for (var kind : OrderKind.values()) {
      var key = last.get(kind);
      if (key != null) {
        bytes.put(code(kind)).putLong(key.value());
        put(key.at(), bytes);
        bytes.putLong(key.overMs());
      }
    }
    return bytes.array();
  }

  /// Decodes the bytes of [#encode].
  public static EntityState decode(byte[] stored) {
    var bytes = ByteBuffer.wrap(stored);
    var format = bytes.get();
    if (format != FORMAT) {
      throw new IllegalStateException("entity state of format " + format + ", expected " + FORMAT);
    }
    var newest = place(bytes);
    var newestMs = bytes.getLong();
    var emitted = place(bytes);
    var content = new ContentHash(bytes.getLong(), bytes.getLong());
    var sequence = bytes.getLong();
    var deleted = bytes.get() == 1;
    var lastKind = kind(bytes.get());
    var last = new EnumMap<OrderKind, LastKey>(OrderKind.class);
    for (int left = bytes.get(); left > 0; left--) {
      var kind = kind(bytes.get());
      last.put(kind, new LastKey(bytes.getLong(), place(bytes), bytes.getLong()));
    }
    return new EntityState(last, lastKind, newest, newestMs, emitted, content, sequence, deleted);
  }

  /// The stored code of a kind, which never changes.
  static byte code(OrderKind kind) {
    return switch (kind) {
      case VERSION -> 1;
      case CHANGED -> 2;
      case SENT -> 3;
      case PLACE -> 4;
    };
  }

  /// The kind with that stored code.
  static OrderKind kind(byte code) {
    return switch (code) {
      case 1 -> OrderKind.VERSION;
      case 2 -> OrderKind.CHANGED;
      case 3 -> OrderKind.SENT;
      case 4 -> OrderKind.PLACE;
      default -> throw new IllegalStateException("order kind " + code + ", expected 1 to 4");
    };
  }

  private static void put(LogPlace place, ByteBuffer bytes) {
    bytes.putLong(place.offset()).putInt(place.item());
  }

  private static LogPlace place(ByteBuffer bytes) {
    return new LogPlace(bytes.getLong(), bytes.getInt());
  }
}
