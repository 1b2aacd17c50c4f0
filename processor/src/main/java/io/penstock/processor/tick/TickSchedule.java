package io.penstock.processor.tick;

import java.time.Duration;

/// Whether a partition needs a tick: a record that carries nothing but time, so that what is held
/// in a silent partition is released.
///
/// One is due when something is held, no record was processed for a while, and the last tick has
/// been processed: at most one is under way.
///
/// @param offset of the last record processed; -1 before the first
/// @param held how many items are held
/// @param sinceNanos when the last record was processed
/// @param tick the last tick
record TickSchedule(long offset, int held, long sinceNanos, Tick tick) {

  /// How long a partition is silent before it gets a tick.
  static final Duration SILENCE = Duration.ofMillis(500);

  /// What became of a tick.
  sealed interface Tick {
    /// None is under way.
    record Processed() implements Tick {}

    /// Not known to stand in the log.
    record Sent() implements Tick {}

    record Appended(long offset) implements Tick {}
  }

  /// A partition that begins to be processed.
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

  /// The tick came to nothing; the next is due after another silence.
  TickSchedule failed(long nowNanos) {
    return new TickSchedule(offset, held, nowNanos, new Tick.Processed());
  }
}
