package io.penstock.processor.normalize;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// The value by which an entity's changes are ordered. Only keys of the same kind are compared.
///
/// @param value for versions the version; for times Unix microseconds, the finest resolution of
///   senders' timestamps; for places the raw offset
public record OrderKey(OrderKind kind, long value) {
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long MICROS_PER_MILLI = 1_000;

  /// The source of an order key. A change has the first of these that it has.
  public enum OrderKind {
    /// The version number, if the recipe orders the type by versions.
    VERSION,
    /// The time of the change as the content states it.
    CHANGED,
    /// The webhook's own time.
    SENT,
    /// The place in the raw partition.
    PLACE;

    /// The kind's name in the header `order-kind`.
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static OrderKey version(long version) {
    return new OrderKey(OrderKind.VERSION, version);
  }

  public static OrderKey changed(Instant at) {
    return new OrderKey(OrderKind.CHANGED, micros(at));
  }

  public static OrderKey sent(Instant at) {
    return new OrderKey(OrderKind.SENT, micros(at));
  }

  /// The key of a change that states no time.
  ///
  /// @param offset the offset of the raw record
  public static OrderKey place(long offset) {
    return new OrderKey(OrderKind.PLACE, offset);
  }

  /// Whether this is a version that can leave after the last version: the next one, or a repeat.
  ///
  /// @param lastVersion 0 before the first version
  public boolean followsVersion(long lastVersion) {
    return kind == OrderKind.VERSION && (value <= lastVersion || value - 1 == lastVersion);
  }

  /// Compares with another key of the same kind, times at the coarser precision of the two: systems
  /// show the same time with microseconds in one place and without them in another.
  ///
  /// @return negative if this key is smaller, 0 if they are equal, positive if this key is greater
  public int compareCoarsely(OrderKey other) {
    if (kind != OrderKind.CHANGED) {
      return Long.compare(value, other.value);
    }
    var unit = Math.max(unit(value), unit(other.value));
    return Long.compare(Math.floorDiv(value, unit), Math.floorDiv(other.value, unit));
  }

  /// The precision of a time, in microseconds.
  private static long unit(long micros) {
    if (micros % MICROS_PER_SECOND == 0) {
      return MICROS_PER_SECOND;
    }
    return micros % MICROS_PER_MILLI == 0 ? MICROS_PER_MILLI : 1;
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
