package io.penstock.processor.order;

import io.penstock.processor.normalize.EntityChange.ContentHash;
import io.penstock.processor.normalize.OrderKey;
import io.penstock.processor.normalize.OrderKey.OrderKind;
import io.penstock.processor.order.HeldItem.LogPlace;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The stored state of an entity between its events.
///
/// @param last for each kind the greatest order key that was released since the last correction
/// @param lastKind the kind of the key of the item that was released last
/// @param newest the place of the newest released item
/// @param newestMs the raw timestamp of the newest released item, in Unix milliseconds
/// @param emitted the place of the last event's item
/// @param content the hash of the last event's content
/// @param sequence the last event's sequence
/// @param deleted whether the last event was a deletion
public record EntityState(
    Map<OrderKind, LastKey> last,
    OrderKind lastKind,
    LogPlace newest,
    long newestMs,
    LogPlace emitted,
    ContentHash content,
    long sequence,
    boolean deleted) {
  /// The greatest key of its kind.
  ///
  /// @param at the place of the event that shows the latest item with that key: that of the item,
  ///   or of the event whose content it repeats
  /// @param overMs the log clock, in milliseconds, when the wait of the first item with that key
  ///   was over
  public record LastKey(long value, LogPlace at, long overMs) {
    /// The last key after one more item of the same kind, whose key is not smaller.
    static LastKey after(@Nullable LastKey before, long value, LogPlace at, long overMs) {
      return before != null && before.value == value
          ? new LastKey(value, at, before.overMs)
          : new LastKey(value, at, overMs);
    }
  }

  public EntityState {
    last = Map.copyOf(last);
    if (!last.containsKey(lastKind)) {
      throw new IllegalArgumentException("expected a last key of kind " + lastKind);
    }
  }

  /// The state after an item was emitted.
  ///
  /// @param before the state before; `null` for the first event
  /// @param overMs the log clock, in milliseconds, when the item's wait was over
  public static EntityState after(
      @Nullable EntityState before, HeldItem item, long overMs, long sequence) {
    var last = moved(before, item, item.at(), overMs);
    return of(before, item, last, item.at(), sequence);
  }

  /// The state after an item was released that repeats the content of the last event.
  EntityState repeatedBy(HeldItem item, long overMs) {
    return of(this, item, moved(this, item, emitted, overMs), emitted, sequence);
  }

  private static EntityState of(
      @Nullable EntityState before,
      HeldItem item,
      Map<OrderKind, LastKey> last,
      LogPlace emitted,
      long sequence) {
    var newest = item.at();
    var newestMs = item.timestampMs();
    if (before != null && before.newest.compareTo(newest) > 0) {
      newest = before.newest;
      newestMs = before.newestMs;
    }
    return new EntityState(
        last,
        item.key().kind(),
        newest,
        newestMs,
        emitted,
        item.content(),
        sequence,
        item.deleted());
  }

  private static Map<OrderKind, LastKey> moved(
      @Nullable EntityState before, HeldItem item, LogPlace at, long overMs) {
    var last = new EnumMap<OrderKind, LastKey>(OrderKind.class);
    if (before != null && !item.corrects()) {
      last.putAll(before.last);
    }
    var kind = item.key().kind();
    last.put(kind, LastKey.after(last.get(kind), item.key().value(), at, overMs));
    return last;
  }

  /// The order key of the item that was released last.
  OrderKey lastKey() {
    return new OrderKey(lastKind, Objects.requireNonNull(last.get(lastKind)).value());
  }

  /// The greatest version that was released; 0 if there is none, because versions start at 1.
  long version() {
    var version = last.get(OrderKind.VERSION);
    return version == null ? 0 : version.value();
  }

  /// Whether an item with this key was the last released of its kind.
  boolean ends(OrderKey key) {
    var same = last.get(key.kind());
    return same != null && same.value() == key.value();
  }
}
