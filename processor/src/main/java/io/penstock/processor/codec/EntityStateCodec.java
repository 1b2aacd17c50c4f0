package io.penstock.processor.codec;

import io.penstock.processor.normalize.EntityChange.ContentHash;
import io.penstock.processor.normalize.EntityChange.OrderKey;
import io.penstock.processor.order.EntityState;
import io.penstock.processor.order.HeldItem.LogPlace;
import java.nio.ByteBuffer;

/// The stored format of an entity's state.
public final class EntityStateCodec {
  private static final byte FORMAT = 1;
  private static final int BYTES = 1 + 4 * Long.BYTES + ContentHash.BYTES + 1 + Integer.BYTES;

  private EntityStateCodec() {}

  /// The format byte, then the components in their order.
  public static byte[] encode(EntityState state) {
    return ByteBuffer.allocate(BYTES)
        .put(FORMAT)
        .putLong(state.key().value())
        .putLong(state.releasedMs())
        .putLong(state.content().high())
        .putLong(state.content().low())
        .putLong(state.sequence())
        .put((byte) (state.deleted() ? 1 : 0))
        .putLong(state.emitted().offset())
        .putInt(state.emitted().item())
        .array();
  }

  /// Decodes the bytes of [#encode].
  public static EntityState decode(byte[] stored) {
    var bytes = ByteBuffer.wrap(stored);
    var format = bytes.get();
    if (format != FORMAT) {
      throw new IllegalStateException("entity state of format " + format + ", expected " + FORMAT);
    }
    return new EntityState(
        new OrderKey(bytes.getLong()),
        bytes.getLong(),
        new ContentHash(bytes.getLong(), bytes.getLong()),
        bytes.getLong(),
        bytes.get() == 1,
        new LogPlace(bytes.getLong(), bytes.getInt()));
  }
}
