package io.penstock.processor.order;

import org.jspecify.annotations.Nullable;

/// Decides an item's place in its entity's order, for keys that are times and a grace of zero: it
/// is released at once, unless a greater key was released before it.
public final class Sequencer {
  private Sequencer() {}

  /// An item, as far as its order goes.
  ///
  /// @param key what it is ordered by; for a deletion without content, the receipt
  /// @param contentless whether it is a deletion without content, which is never late: it takes the
  ///   greater of its own key and the last
  public record Arrival(OrderKey key, ContentHash content, boolean deleted, boolean contentless) {}

  /// What is decided.
  public sealed interface Placing {

    /// It is the entity's next event.
    ///
    /// @param revives whether the one before was a deletion
    /// @param tie whether its key is that of the one before
    record Next(OrderKey key, long sequence, boolean revives, boolean tie) implements Placing {}

    /// It says what the entity's last event said: nothing is emitted, but the key moves.
    ///
    /// @param state what is remembered from here on
    record Unchanged(EntityState state) implements Placing {}

    /// A greater key was released before.
    ///
    /// @param byMs how long before, on the log clock, in milliseconds
    /// @param superseding what is remembered of the entity
    record Late(long byMs, EntityState superseding) implements Placing {}
  }

  /// Places an arrival.
  ///
  /// @param last what is remembered of its entity
  /// @param clockMs the log clock now
  public static Placing place(@Nullable EntityState last, Arrival arrival, long clockMs) {
    if (last == null) {
      return new Placing.Next(arrival.key(), 1, false, false);
    }
    var ahead = last.key().compareTo(arrival.key()) > 0;
    if (ahead && !arrival.contentless()) {
      return new Placing.Late(clockMs - last.releasedClockMs(), last);
    }
    var key = ahead ? last.key() : arrival.key();
    if (last.content().equals(arrival.content())) {
      return new Placing.Unchanged(last.moved(key, clockMs));
    }
    return new Placing.Next(key, last.sequence() + 1, last.deleted(), last.key().equals(key));
  }
}
