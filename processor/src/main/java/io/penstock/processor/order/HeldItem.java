package io.penstock.processor.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.processor.normalize.EntityChange;
import io.penstock.processor.normalize.EntityChange.ContentHash;
import io.penstock.processor.normalize.OrderKey;
import java.util.Comparator;

/// The part of a held item that its release depends on; the store contains its change.
///
/// @param entity the entity's key in the state
/// @param connection the id of the connection
/// @param arrivedMs the log clock when the item arrived, in milliseconds
/// @param timestampMs the raw timestamp of its record, in Unix milliseconds
/// @param graceMs how long the item waits for earlier ones, in milliseconds of the log clock
/// @param content the hash of its content
/// @param weight the item's share of the bound on held bytes, in bytes
public record HeldItem(
    String entity,
    String connection,
    OrderKey key,
    LogPlace at,
    long arrivedMs,
    long timestampMs,
    long graceMs,
    ItemSource source,
    ContentHash content,
    boolean deleted,
    int weight) {
  /// The source of an item, which decides whether it waits and what its release means.
  public enum ItemSource {
    /// A sender pushed it. Its connection's API can't be asked.
    PUSHED,
    /// A sender pushed it, and its connection's API can be asked.
    ASKABLE,
    /// An API answered with it. It does not wait: it ends the waits of all items before it.
    PULLED,
    /// An API answered with it, against the order of keys. The entity's order begins anew with it.
    CORRECTION;

    boolean pulled() {
      return this == PULLED || this == CORRECTION;
    }
  }

  /// The place of an item in its raw partition.
  ///
  /// @param item its number within its webhook, from 0
  public record LogPlace(long offset, int item) implements Comparable<LogPlace> {
    @Override
    public int compareTo(LogPlace other) {
      var byOffset = Long.compare(offset, other.offset);
      return byOffset != 0 ? byOffset : Integer.compare(item, other.item);
    }
  }

  /// The order among items of one entity and one kind: by key, then by place in the log.
  static final Comparator<HeldItem> BY_KEY =
      (one, other) -> {
        var byKey = Long.compare(one.key.value(), other.key.value());
        return byKey != 0 ? byKey : one.at.compareTo(other.at);
      };

  /// Whether the entity's order begins anew with this item.
  boolean corrects() {
    return source == ItemSource.CORRECTION;
  }

  /// When and how an item arrived.
  ///
  /// @param clockMs the log clock, in milliseconds
  /// @param timestampMs the raw timestamp, in Unix milliseconds
  /// @param graceMs how long the item waits for earlier ones, in milliseconds of the log clock
  public record Arrival(long clockMs, long timestampMs, long graceMs, ItemSource source) {}

  /// A held change with its held item.
  public record HeldChange(HeldItem held, EntityChange change) {
    /// The weight of an item besides its content and texts, in bytes: numbers and the overhead of
    /// objects in memory.
    private static final int OVERHEAD_BYTES = 512;

    /// The held change with the values that its release depends on.
    public static HeldChange of(EntityChange change, OrderKey key, LogPlace at, Arrival arrival) {
      var entity = change.stateKey();
      var held =
          new HeldItem(
              entity,
              change.entity().connection(),
              key,
              at,
              arrival.clockMs,
              arrival.timestampMs,
              arrival.graceMs,
              arrival.source,
              change.hash(),
              change.deleted(),
              OVERHEAD_BYTES + change.content().length + textBytes(change, entity));
      return new HeldChange(held, change);
    }

    private static int textBytes(EntityChange change, String entity) {
      var traceparent = change.traceparent();
      return entity.getBytes(UTF_8).length
          + change.webhookId().getBytes(UTF_8).length
          + (traceparent == null ? 0 : traceparent.getBytes(UTF_8).length);
    }
  }
}
