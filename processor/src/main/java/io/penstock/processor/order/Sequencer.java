package io.penstock.processor.order;

import io.penstock.processor.normalize.OrderKey.OrderKind;
import org.jspecify.annotations.Nullable;

/// Decides whether a released item becomes its entity's next event or changes nothing.
public final class Sequencer {
  private Sequencer() {}

  /// The decision about a released item.
  public sealed interface Placing {

    /// The item is the entity's next event.
    ///
    /// @param revives whether the entity's previous event was a deletion
    /// @param marks further facts about the event's place
    record Next(long sequence, boolean revives, Marks marks) implements Placing {}

    /// The item repeats the content of the entity's last event. Nothing is emitted, but the key
    /// moves.
    ///
    /// @param state the entity's new state
    record Unchanged(EntityState state) implements Placing {}
  }

  /// The facts about an event's place besides its sequence.
  ///
  /// @param gap the versions that are missing before it; `null` if there is no gap
  /// @param baseline whether it is the first known version of the entity but not version 1
  /// @param tie whether its key equals the last key of its kind that was released
  /// @param corrected whether the entity's order begins anew with it
  public record Marks(@Nullable Gap gap, boolean baseline, boolean tie, boolean corrected) {}

  /// Versions that did not arrive in time, both ends included.
  public record Gap(long from, long to) {}

  /// Decides about an item that is released.
  ///
  /// @param last the entity's state; `null` before its first event
  /// @param overMs the log clock, in milliseconds, when the item's wait was over
  public static Placing place(@Nullable EntityState last, HeldItem item, long overMs) {
    if (last == null) {
      return new Placing.Next(1, false, marks(null, item));
    }
    return last.content().equals(item.content())
        ? new Placing.Unchanged(last.repeatedBy(item, overMs))
        : new Placing.Next(last.sequence() + 1, last.deleted(), marks(last, item));
  }

  private static Marks marks(@Nullable EntityState before, HeldItem item) {
    var corrected = item.corrects();
    var last = corrected ? null : before;
    var tie = last != null && last.ends(item.key());
    var lastVersion = last == null ? 0 : last.version();
    if (item.key().kind() != OrderKind.VERSION || item.key().followsVersion(lastVersion)) {
      return new Marks(null, false, tie, corrected);
    }
    return lastVersion > 0
        ? new Marks(new Gap(lastVersion + 1, item.key().value() - 1), false, tie, corrected)
        : new Marks(null, true, tie, corrected);
  }
}
