package io.penstock.processor.order;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// What is remembered of an entity between its events.
///
/// @param key the greatest order key released
/// @param releasedMs the log clock when that key's wait ended, for the first that had it
/// @param content the hash of the last event's content
/// @param sequence the last event's number
/// @param deleted whether the last event was a deletion
/// @param emitted the place of the last event's item
public record EntityState(
    OrderKey key,
    long releasedMs,
    ContentHash content,
    long sequence,
    boolean deleted,
    LogPlace emitted) {
  private static final byte FORMAT = 1;
  private static final int BYTES = 1 + 4 * Long.BYTES + ContentHash.BYTES + 1 + Integer.BYTES;

  /// What is remembered once an item was emitted.
  ///
  /// @param before what was remembered until then
  /// @param atMs when the item's wait ended, on the log clock
  public static EntityState after(
      @Nullable EntityState before,
      Held item,
      long atMs,
      ContentHash content,
      long sequence,
      boolean deleted) {
    var since = before != null && before.key.equals(item.key()) ? before.releasedMs : atMs;
    return new EntityState(item.key(), since, content, sequence, deleted, item.at());
  }

  /// The same entity after an item was released that emitted nothing.
  EntityState moved(OrderKey released, long atMs) {
    return key.equals(released)
        ? this
        : new EntityState(released, atMs, content, sequence, deleted, emitted);
  }

  /// As the store holds it: format, then the components in their order.
  public byte[] toBytes() {
    return ByteBuffer.allocate(BYTES)
        .put(FORMAT)
        .putLong(key.value())
        .putLong(releasedMs)
        .putLong(content.high())
        .putLong(content.low())
        .putLong(sequence)
        .put((byte) (deleted ? 1 : 0))
        .putLong(emitted.offset())
        .putInt(emitted.item())
        .array();
  }

  /// Reads what [#toBytes] wrote.
  public static EntityState of(byte[] stored) {
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
