package io.penstock.processor.fold;

import io.penstock.processor.fold.ItemOutcome.OutcomeCounts;
import io.penstock.processor.read.RawRecord;
import org.jspecify.annotations.Nullable;

/// The fold's progress in its partition, with all counts since the first record.
///
/// @param offset the last record's offset
public record PartitionProgress(
    LogClock clock, long firstOffset, long offset, OutcomeCounts tally) {
  /// A clock driven by raw timestamps, so that a replay decides as the first run did.
  ///
  /// It starts at 0 and advances by the difference between consecutive raw timestamps: never back,
  /// and at most one step per record, so that one absurd timestamp costs at most one step.
  ///
  /// @param nowMs milliseconds since the partition's first record, on this clock
  /// @param timestampMs the last record's raw timestamp, in Unix milliseconds
  public record LogClock(long nowMs, long timestampMs) {

    /// The clock at the next record.
    ///
    /// @param stepMaxMs the maximum advance per record, in milliseconds
    public LogClock at(long nextTimestampMs, long stepMaxMs) {
      // An absurd timestamp must not overflow the difference into a step back.
      var step =
          nextTimestampMs <= timestampMs
              ? 0
              : Math.min(stepMaxMs, saturatedDifference(nextTimestampMs));
      return new LogClock(nowMs + step, nextTimestampMs);
    }

    private long saturatedDifference(long later) {
      var difference = later - timestampMs;
      return difference < 0 ? Long.MAX_VALUE : difference;
    }
  }

  /// The progress after one more record.
  static PartitionProgress after(
      @Nullable PartitionProgress before, RawRecord record, long clockStepMs) {
    return before == null
        ? new PartitionProgress(
            new LogClock(0, record.timestampMs()),
            record.offset(),
            record.offset(),
            OutcomeCounts.none())
        : new PartitionProgress(
            before.clock.at(record.timestampMs(), clockStepMs),
            before.firstOffset,
            record.offset(),
            before.tally);
  }

  PartitionProgress counting(OutcomeCounts more) {
    return new PartitionProgress(clock, firstOffset, offset, tally.plus(more));
  }
}
