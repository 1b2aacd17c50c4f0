package io.penstock.ingress.pull.fetch;

import java.util.OptionalLong;
import java.util.TreeSet;

/// The offsets of one partition's records that are not finished, and the offset to commit.
///
/// A record may be finished before an earlier one. The committed offset never passes a record that
/// is not finished, so that a crash loses none.
public final class OffsetsInFlight {
  private static final long NONE = -1;

  private final TreeSet<Long> unfinished = new TreeSet<>();
  private long end = NONE;

  /// Begins a record.
  ///
  /// @throws IllegalArgumentException if the offset is not greater than those before
  public void begin(long offset) {
    if (offset < end) {
      throw new IllegalArgumentException("expected an offset of at least " + end + ": " + offset);
    }
    unfinished.add(offset);
    end = offset + 1;
  }

  /// Finishes a record that was begun.
  public void finish(long offset) {
    if (!unfinished.remove(offset)) {
      throw new IllegalArgumentException("not in flight: " + offset);
    }
  }

  /// The offset to commit: that of the first unfinished record, otherwise the one after the last
  /// record. Empty if no record was begun.
  public OptionalLong committable() {
    if (!unfinished.isEmpty()) {
      return OptionalLong.of(unfinished.first());
    }
    return end == NONE ? OptionalLong.empty() : OptionalLong.of(end);
  }

  /// The number of records in flight.
  public int size() {
    return unfinished.size();
  }
}
