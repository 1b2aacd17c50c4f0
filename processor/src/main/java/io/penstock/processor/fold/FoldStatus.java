package io.penstock.processor.fold;

/// Where a partition's fold stands after its last record.
///
/// @param offset the record's
/// @param timestampMs the record's raw timestamp, in Unix milliseconds
/// @param held how many items are held
/// @param oldestHeldMs how long the oldest of them has been, on the log clock
/// @param residual what is missing of the items that came, once outcomes and held ones are taken
///   off: always 0
public record FoldStatus(
    long offset, long timestampMs, int held, long oldestHeldMs, long residual) {}
