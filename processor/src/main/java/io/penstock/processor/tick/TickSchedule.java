package io.penstock.processor.tick;

import java.time.Duration;

/// The schedule of a partition's ticks. A tick is a record that carries only time, so that held
/// items of a silent partition are released.
///
/// A tick is due if items are held, no record was processed for [#SILENCE], and the last tick has
/// been processed: at most one tick is in flight.
///
/// @param offset the offset of the last record processed; -1 before the first
/// @param held how many items are held
/// @param sinceNanos when the silence began, in nanoseconds: the last record, failed tick, or start
/// @param tick the state of the last tick
record TickSchedule(long offset, int held, long sinceNanos, Tick tick) {

  /// How long a partition is silent before a tick is due.
  static final Duration SILENCE = Duration.ofMillis(500);

  /// The state of the last tick.
  sealed interface Tick {
    /// No tick is in flight.
    record Processed() implements Tick {}

    /// The tick is not known to be in the log.
    record Sent() implements Tick {}

    record Appended(long offset) implements Tick {}
  }

  /// The schedule of a partition when its processing begins.
  static TickSchedule beginning(long offset, int held, long nowNanos) {
    return new TickSchedule(offset, held, nowNanos, new Tick.Processed());
  }

  TickSchedule processed(long processedOffset, int heldNow, long nowNanos) {
    var passed = tick instanceof Tick.Appended(var at) && at <= processedOffset;
    return new TickSchedule(
        processedOffset, heldNow, nowNanos, passed ? new Tick.Processed() : tick);
  }

  boolean isDue(long nowNanos) {
    return held > 0 && tick instanceof Tick.Processed && nowNanos - sinceNanos >= SILENCE.toNanos();
  }

  TickSchedule sent() {
    return new TickSchedule(offset, held, sinceNanos, new Tick.Sent());
  }

  TickSchedule appended(long at) {
    var passed = at <= offset;
    return new TickSchedule(
        offset, held, sinceNanos, passed ? new Tick.Processed() : new Tick.Appended(at));
  }

  /// The schedule after the tick failed; the next is due after another silence.
  TickSchedule failed(long nowNanos) {
    return new TickSchedule(offset, held, nowNanos, new Tick.Processed());
  }
}
