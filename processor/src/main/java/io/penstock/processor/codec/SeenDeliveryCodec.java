package io.penstock.processor.codec;

import io.penstock.processor.dedupe.Deduplicator.SeenDeliveries.SeenDelivery;
import java.nio.ByteBuffer;
import java.util.ArrayList;

/// The stored format of a seen delivery.
public final class SeenDeliveryCodec {
  private static final byte FORMAT = 1;

  private SeenDeliveryCodec() {}

  /// The format byte, offset, log clock, timestamp, items, timed flag, numbers of the dead items.
  public static byte[] encode(SeenDelivery seen) {
    var bytes =
        ByteBuffer.allocate(1 + 3 * Long.BYTES + Integer.BYTES + 1 + seen.dead().size() * 4);
    bytes.put(FORMAT).putLong(seen.offset()).putLong(seen.clockMs()).putLong(seen.timestampMs());
    bytes.putInt(seen.items()).put((byte) (seen.timed() ? 1 : 0));
    seen.dead().forEach(bytes::putInt);
    return bytes.array();
  }

  /// Decodes the bytes of [#encode].
  public static SeenDelivery decode(byte[] stored) {
    var bytes = ByteBuffer.wrap(stored);
    var format = bytes.get();
    if (format != FORMAT) {
      throw new IllegalStateException(
          "a seen delivery of format " + format + ", expected " + FORMAT);
    }
    var offset = bytes.getLong();
    var clockMs = bytes.getLong();
    var timestampMs = bytes.getLong();
    var items = bytes.getInt();
    var timed = bytes.get() == 1;
    var dead = new ArrayList<Integer>();
    while (bytes.hasRemaining()) {
      dead.add(bytes.getInt());
    }
    return new SeenDelivery(offset, clockMs, timestampMs, items, timed, dead);
  }
}
