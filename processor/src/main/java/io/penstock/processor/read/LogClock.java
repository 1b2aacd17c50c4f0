package io.penstock.processor.read;

/// Time as the log tells it, so that a replay decides as the first run did.
///
/// Starts at 0 and advances by what lies between two raw timestamps: never back, and never by more
/// than a step at once, so that one absurd timestamp costs no more than that.
///
/// @param nowMs milliseconds since the partition's first record, on this clock
/// @param timestampMs the raw timestamp it stands at
public record LogClock(long nowMs, long timestampMs) {

  /// The clock at the next record.
  ///
  /// @param stepMaxMs how far it may advance at once
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
