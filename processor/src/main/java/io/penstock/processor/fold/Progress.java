package io.penstock.processor.fold;

import io.penstock.processor.read.LogClock;
import io.penstock.processor.read.RawRecord;
import org.jspecify.annotations.Nullable;

/// How far the fold has come in its partition, and all it has counted since the first record.
///
/// @param offset the last record's offset
public record Progress(LogClock clock, long firstOffset, long offset, OutcomeCounts tally) {

  /// The progress with one more record.
  static Progress after(@Nullable Progress before, RawRecord record, long clockStepMs) {
    return before == null
        ? new Progress(
            new LogClock(0, record.timestampMs()),
            record.offset(),
            record.offset(),
            OutcomeCounts.none())
        : new Progress(
            before.clock.at(record.timestampMs(), clockStepMs),
            before.firstOffset,
            record.offset(),
            before.tally);
  }

  Progress counting(OutcomeCounts more) {
    return new Progress(clock, firstOffset, offset, tally.plus(more));
  }
}
