package io.penstock.processor.codec;

import io.penstock.processor.fold.ItemOutcome.OutcomeCounts;
import io.penstock.processor.fold.PartitionProgress;
import io.penstock.processor.fold.PartitionProgress.LogClock;
import java.nio.ByteBuffer;

/// The stored format of a partition's progress.
public final class PartitionProgressCodec {
  private static final byte FORMAT = 2;
  private static final int BYTES = 1 + (4 + OutcomeCounts.SIZE) * Long.BYTES;

  private PartitionProgressCodec() {}

  /// The format byte, log clock, timestamp, first and last offset, counts: outcomes, items, reused
  /// ids.
  public static byte[] encode(PartitionProgress progress) {
    var clock = progress.clock();
    var bytes = ByteBuffer.allocate(BYTES);
    bytes.put(FORMAT).putLong(clock.nowMs()).putLong(clock.timestampMs());
    bytes.putLong(progress.firstOffset()).putLong(progress.offset());
    for (var count : progress.tally().toArray()) {
      bytes.putLong(count);
    }
    return bytes.array();
  }

  /// Decodes the bytes of [#encode].
  public static PartitionProgress decode(byte[] stored) {
    var bytes = ByteBuffer.wrap(stored);
    var format = bytes.get();
    if (format != FORMAT) {
      throw new IllegalStateException("progress of format " + format + ", expected " + FORMAT);
    }
    var clock = new LogClock(bytes.getLong(), bytes.getLong());
    var firstOffset = bytes.getLong();
    var offset = bytes.getLong();
    var counts = new long[OutcomeCounts.SIZE];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = bytes.getLong();
    }
    return new PartitionProgress(clock, firstOffset, offset, OutcomeCounts.of(counts));
  }
}
