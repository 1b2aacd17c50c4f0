package io.penstock.processor.order;

import java.nio.ByteBuffer;

/// What is remembered of an entity between its events.
///
/// @param key the last order key released
/// @param content the hash of the last event's content
/// @param sequence the last event's number
/// @param deleted whether the last event was a deletion
/// @param releasedClockMs the log clock when the last key was released
/// @param emittedOffset the raw offset of the last event
/// @param emittedItem its item number
public record EntityState(
    OrderKey key,
    ContentHash content,
    long sequence,
    boolean deleted,
    long releasedClockMs,
    long emittedOffset,
    int emittedItem) {
  private static final byte FORMAT = 1;
  private static final int BYTES = 1 + 4 * Long.BYTES + ContentHash.BYTES + 1 + Integer.BYTES;

  /// The same entity after a key was released that emitted nothing.
  EntityState moved(OrderKey released, long clockMs) {
    return new EntityState(
        released, content, sequence, deleted, clockMs, emittedOffset, emittedItem);
  }

  /// As the store holds it: format, then the components in their order.
  public byte[] toBytes() {
    return ByteBuffer.allocate(BYTES)
        .put(FORMAT)
        .putLong(key.micros())
        .put(content.toBytes())
        .putLong(sequence)
        .put((byte) (deleted ? 1 : 0))
        .putLong(releasedClockMs)
        .putLong(emittedOffset)
        .putInt(emittedItem)
        .array();
  }

  /// Reads what [#toBytes] wrote.
  public static EntityState of(byte[] stored) {
    var bytes = ByteBuffer.wrap(stored);
    var format = bytes.get();
    if (format != FORMAT) {
      throw new IllegalStateException("entity state of format " + format + ", expected " + FORMAT);
    }
    var key = new OrderKey(bytes.getLong());
    var content = new byte[ContentHash.BYTES];
    bytes.get(content);
    return new EntityState(
        key,
        ContentHash.ofBytes(content),
        bytes.getLong(),
        bytes.get() == 1,
        bytes.getLong(),
        bytes.getLong(),
        bytes.getInt());
  }
}
