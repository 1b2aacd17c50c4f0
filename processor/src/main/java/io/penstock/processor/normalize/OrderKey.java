package io.penstock.processor.normalize;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// The value by which an entity's changes are ordered. Only keys of the same kind are compared.
///
/// @param value for versions the version; for times Unix microseconds, the finest resolution of
///   senders' timestamps; for places the raw offset
public record OrderKey(OrderKind kind, long value) {
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

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
