package io.penstock.processor.order;

import io.penstock.processor.normalize.EntityChange.ContentHash;
import io.penstock.processor.normalize.EntityChange.OrderKey;
import io.penstock.senders.recipe.ChangeOrder;
import org.jspecify.annotations.Nullable;

/// Decides what a released item is to its entity: its next event, or nothing new.
public final class Sequencer {
  private Sequencer() {}

  /// What is decided.
  public sealed interface Placing {

    /// It is the entity's next event.
    ///
    /// @param revives whether the one before was a deletion
    /// @param marks what is said of its place besides
    record Next(long sequence, boolean revives, Marks marks) implements Placing {}

    /// It says what the entity's last event said: nothing is emitted, but the key moves.
    ///
    /// @param state what is remembered from here on
    record Unchanged(EntityState state) implements Placing {}
  }

  /// What an event says of its place besides its number.
  ///
  /// @param gap the versions that are missing before it
  /// @param baseline whether it is the first version known, and not the first there was
  /// @param tie whether its key is that of the one released before
  public record Marks(@Nullable Gap gap, boolean baseline, boolean tie) {}

  /// Versions that did not come in time, both ends included.
  public record Gap(long from, long to) {}

  /// Places an item that is released.
  ///
  /// @param last what is remembered of its entity
  /// @param content the hash of what it says
  /// @param atMs when its wait ended, on the log clock
  public static Placing place(
      @Nullable EntityState last, HeldItem item, ContentHash content, long atMs) {
    if (last == null) {
      return new Placing.Next(1, false, marks(OrderKey.NO_VERSION, item, false));
    }
    if (last.content().equals(content)) {
      return new Placing.Unchanged(last.moved(item.key(), atMs));
    }
    var tie = last.key().equals(item.key());
    return new Placing.Next(last.sequence() + 1, last.deleted(), marks(last.key(), item, tie));
  }

  private static Marks marks(OrderKey last, HeldItem item, boolean tie) {
    if (item.order() == ChangeOrder.TIME || item.key().followsOrRepeats(last)) {
      return new Marks(null, false, tie);
    }
    return last.compareTo(OrderKey.NO_VERSION) > 0
        ? new Marks(new Gap(last.value() + 1, item.key().value() - 1), false, tie)
        : new Marks(null, true, tie);
  }
}
