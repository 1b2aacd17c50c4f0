package io.penstock.processor.fold;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// How far the fold has come in its partition, and all it has counted since the first record.
///
/// @param offset the last record's offset
public record Progress(LogClock clock, long firstOffset, long offset, Tally tally) {
  private static final byte FORMAT = 1;
  private static final int BYTES = 1 + (4 + Tally.SIZE) * Long.BYTES;

  /// The progress with one more record.
  static Progress after(@Nullable Progress before, RawRecord record, long clockStepMs) {
    return before == null
        ? new Progress(
            new LogClock(0, record.timestampMs()), record.offset(), record.offset(), Tally.none())
        : new Progress(
            before.clock.at(record.timestampMs(), clockStepMs),
            before.firstOffset,
            record.offset(),
            before.tally);
  }

  Progress counting(Tally more) {
    return new Progress(clock, firstOffset, offset, tally.plus(more));
  }

  /// As the store holds it: format, clock, timestamp, first and last offset, counts by outcome,
  /// items, ids reused.
  public byte[] toBytes() {
    var bytes = ByteBuffer.allocate(BYTES);
    bytes.put(FORMAT).putLong(clock.nowMs()).putLong(clock.timestampMs());
    bytes.putLong(firstOffset).putLong(offset);
    for (var count : tally.toArray()) {
      bytes.putLong(count);
    }
    return bytes.array();
  }

  /// Reads what [#toBytes] wrote.
  public static Progress of(byte[] stored) {
    var bytes = ByteBuffer.wrap(stored);
    var format = bytes.get();
    if (format != FORMAT) {
      throw new IllegalStateException("progress of format " + format + ", expected " + FORMAT);
    }
    var clock = new LogClock(bytes.getLong(), bytes.getLong());
    var firstOffset = bytes.getLong();
    var offset = bytes.getLong();
    var counts = new long[Tally.SIZE];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = bytes.getLong();
    }
    return new Progress(clock, firstOffset, offset, Tally.of(counts));
  }
}
