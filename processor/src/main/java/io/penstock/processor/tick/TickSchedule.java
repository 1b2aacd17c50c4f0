package io.penstock.processor.tick;

import java.time.Duration;

/// The schedule of a partition's ticks. A tick is a record that carries only time, so that held
/// items of a silent partition are released.
///
/// A tick is due if an item is held although its wait is over, or if items are held and no record
/// was processed for [#SILENCE]. At most one tick is in flight.
///
/// @param offset the offset of the last record processed; -1 before the first
/// @param held how many items are held
/// @param anyOver whether an item is held although its wait is over
/// @param sinceNanos when the silence began, in nanoseconds: the last record, failed tick, or start
/// @param tick the state of the last tick
record TickSchedule(long offset, int held, boolean anyOver, long sinceNanos, Tick tick) {

  /// How long a partition is silent before a tick is due.
  static final Duration SILENCE = Duration.ofMillis(500);

  /// The state of the last tick.
  sealed interface Tick {
    /// No tick is in flight.
    record Processed() implements Tick {}

    /// The tick is not known to be in the log.
    record Sent() implements Tick {}

    record Appended(long offset) implements Tick {}

    /// The tick was not appended. The next one is due after another silence.
    record Failed() implements Tick {}
  }

  /// The schedule of a partition when its processing begins.
  static TickSchedule beginning(long offset, int held, boolean anyOver, long nowNanos) {
    return new TickSchedule(offset, held, anyOver, nowNanos, new Tick.Processed());
  }

  TickSchedule processed(long processedOffset, int heldNow, boolean overNow, long nowNanos) {
    var passed = tick instanceof Tick.Appended(var at) && at <= processedOffset;
    return new TickSchedule(
        processedOffset, heldNow, overNow, nowNanos, passed ? new Tick.Processed() : tick);
  }

  boolean isDue(long nowNanos) {
    var silent = nowNanos - sinceNanos >= SILENCE.toNanos();
    return held > 0
        && switch (tick) {
          case Tick.Processed() -> anyOver || silent;
          case Tick.Failed() -> silent;
          case Tick.Sent() -> false;
          case Tick.Appended _ -> false;
        };
  }

  TickSchedule sent() {
    return new TickSchedule(offset, held, anyOver, sinceNanos, new Tick.Sent());
  }

  TickSchedule appended(long at) {
    var passed = at <= offset;
    return new TickSchedule(
        offset, held, anyOver, sinceNanos, passed ? new Tick.Processed() : new Tick.Appended(at));
  }

  /// The schedule after the tick failed.
  TickSchedule failed(long nowNanos) {
    return new TickSchedule(offset, held, anyOver, nowNanos, new Tick.Failed());
  }
}
