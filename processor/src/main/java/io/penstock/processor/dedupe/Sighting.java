package io.penstock.processor.dedupe;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// When a delivery was first decided, and what was decided then.
///
/// @param offset its place in the raw partition
/// @param clockMs the log clock at it
/// @param timestampMs its raw timestamp
/// @param items how many items it had
/// @param timed whether its body carries a time of its own
/// @param dead the numbers of the items that died and are decided again with a resend
public record Sighting(
    long offset, long clockMs, long timestampMs, int items, boolean timed, List<Integer> dead) {
  private static final byte FORMAT = 1;

  public Sighting {
    dead = List.copyOf(dead);
  }

  /// As the store holds it: format, offset, clock, timestamp, items, timed, dead item numbers.
  public byte[] toBytes() {
    var bytes = ByteBuffer.allocate(1 + 3 * Long.BYTES + Integer.BYTES + 1 + dead.size() * 4);
    bytes.put(FORMAT).putLong(offset).putLong(clockMs).putLong(timestampMs);
    bytes.putInt(items).put((byte) (timed ? 1 : 0));
    dead.forEach(bytes::putInt);
    return bytes.array();
  }

  /// Reads what [#toBytes] wrote.
  public static Sighting of(byte[] stored) {
    var bytes = ByteBuffer.wrap(stored);
    var format = bytes.get();
    if (format != FORMAT) {
      throw new IllegalStateException("a sighting of format " + format + ", expected " + FORMAT);
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
    return new Sighting(offset, clockMs, timestampMs, items, timed, dead);
  }
}
