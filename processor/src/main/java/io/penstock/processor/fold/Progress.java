package io.penstock.processor.fold;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// How far the fold has come in its partition, and all it has counted since the first record.
///
/// @param offset the last record's offset
public record Progress(LogClock clock, long firstOffset, long offset, Tally tally) {
  private static final byte FORMAT = 1;

  /// The progress with one more record.
  static Progress after(@Nullable Progress before, RawRecord record) {
    return before == null
        ? new Progress(
            new LogClock(0, record.timestampMs()), record.offset(), record.offset(), Tally.none())
        : new Progress(
            before.clock.at(record.timestampMs()),
            before.firstOffset,
            record.offset(),
            before.tally);
  }

  Progress counting(Tally more) {
    return new Progress(clock, firstOffset, offset, tally.plus(more));
  }

  /// As the store holds it: format, clock, timestamp, first and last offset, counts by outcome, ids
  /// reused.
  public byte[] toBytes() {
    var outcomes = Outcome.values();
    var bytes = ByteBuffer.allocate(1 + (5 + outcomes.length) * Long.BYTES);
    bytes.put(FORMAT).putLong(clock.nowMs()).putLong(clock.timestampMs());
    bytes.putLong(firstOffset).putLong(offset);
    for (var outcome : outcomes) {
      bytes.putLong(tally.of(outcome));
    }
    return bytes.putLong(tally.idsReused()).array();
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
    var tally = Tally.none();
    for (var outcome : Outcome.values()) {
      tally = tally.plus(Tally.of(outcome, bytes.getLong()));
    }
    var counted = new Tally(tally.counts(), bytes.getLong());
    return new Progress(clock, firstOffset, offset, counted);
  }
}
