package io.penstock.processor.order;

import io.penstock.processor.normalize.EntityChange.ContentHash;
import io.penstock.processor.normalize.EntityChange.OrderKey;
import io.penstock.processor.order.HeldItem.LogPlace;
import org.jspecify.annotations.Nullable;

/// The stored state of an entity between its events.
///
/// @param key the greatest order key released
/// @param releasedMs the log clock, in milliseconds, when the wait of the first item with that key
///   ended
/// @param content the hash of the last event's content
/// @param sequence the last event's sequence
/// @param deleted whether the last event was a deletion
/// @param emitted the place of the last event's item
public record EntityState(
    OrderKey key,
    long releasedMs,
    ContentHash content,
    long sequence,
    boolean deleted,
    LogPlace emitted) {

  /// The state after an item was emitted.
  ///
  /// @param before the state before; `null` for the first event
  /// @param atMs the end of the item's wait, in milliseconds on the log clock
  public static EntityState after(
      @Nullable EntityState before,
      HeldItem item,
      long atMs,
      ContentHash content,
      long sequence,
      boolean deleted) {
    var since = before != null && before.key.equals(item.key()) ? before.releasedMs : atMs;
    return new EntityState(item.key(), since, content, sequence, deleted, item.at());
  }

  /// The state after an item was released that emitted nothing.
  EntityState moved(OrderKey released, long atMs) {
    return key.equals(released)
        ? this
        : new EntityState(released, atMs, content, sequence, deleted, emitted);
  }
}
